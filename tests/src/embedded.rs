//! The embedded server under test.

use std::ops::Deref;

use ivk_embedded::Profile;

use crate::server::Server;

/// An embedded server of one test, which ends with it.
#[derive(Debug)]
pub struct Embedded {
    server: Server,
    _running: ivk_embedded::Server,
}

impl Embedded {
    /// Starts one that speaks like this release.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    pub fn start(profile: Profile) -> Self {
        // The server has threads of its own; only its start is waited for here.
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let running = runtime
            .block_on(ivk_embedded::Server::builder().profile(profile).start())
            .unwrap();
        Self {
            server: Server::at(&running.url()),
            _running: running,
        }
    }
}

impl Deref for Embedded {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.server
    }
}
