//! The runtime behind the blocking client.

use std::future::Future;
use std::sync::Arc;

use crate::error::{Error, ErrorKind};

/// Runs futures to their end on the thread that asks. Clones share one thread for what goes on in the background.
#[derive(Debug, Clone)]
pub(super) struct Runtime {
    owner: Arc<Owner>,
}

#[derive(Debug)]
struct Owner(Option<tokio::runtime::Runtime>);

impl Runtime {
    pub(super) fn start() -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("ivk-blocking")
            .enable_all()
            .build()
            .map_err(Error::settings)?;
        Ok(Self {
            owner: Arc::new(Owner(Some(runtime))),
        })
    }

    /// Waits for a future.
    pub(super) fn wait<T>(&self, future: impl Future<Output = T>) -> Result<T, Error> {
        if tokio::runtime::Handle::try_current().is_ok() {
            let message = "the blocking client was called from inside an async runtime, which it would stop; use \
                           ivk_client::Client there";
            return Err(Error::new(ErrorKind::InsideRuntime, message.to_owned(), None));
        }
        match &self.owner.0 {
            Some(runtime) => Ok(runtime.block_on(future)),
            None => {
                let message = "the blocking client has ended".to_owned();
                Err(Error::new(ErrorKind::Settings, message, None))
            }
        }
    }

    /// Waits for a future that can fail.
    pub(super) fn try_wait<T, E: Into<Error>>(
        &self,
        future: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Error> {
        self.wait(future)?.map_err(Into::into)
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        // To wait for its thread is not allowed everywhere, and nobody needs what it still does.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
