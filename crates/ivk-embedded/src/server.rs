//! Starting and ending a server.

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use axum::extract::Request;
use axum::middleware::{self, Next};
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};

use crate::accounts::{Accounts, User};
use crate::error::{Error, ErrorKind};
use crate::events;
use crate::faults::Faults;
use crate::net::{self, Connections, PeerHandle};
use crate::profile::Profile;
use crate::queue;
use crate::routes;
use crate::state::State;
use crate::store::Store;

/// How long requests that are being answered may take when the server ends.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// An InvokeAI-compatible server inside this process.
///
/// It listens on a free loopback port, has threads of its own (so it serves whatever the caller's threads do, and
/// whatever time the caller's runtime keeps), and ends when it is dropped.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let server = ivk_embedded::Server::builder().start().await?;
/// assert!(server.url().starts_with("http://127.0.0.1:"));
/// server.shutdown().await;
/// # Ok::<_, ivk_embedded::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    faults: Arc<Mutex<Faults>>,
    accounts: Arc<Accounts>,
    connections: Connections,
    stop: watch::Sender<bool>,
    stopped: Option<oneshot::Receiver<()>>,
    thread: Option<JoinHandle<()>>,
}

/// How a server is to be.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct ServerBuilder {
    folder: Option<PathBuf>,
    profile: Profile,
    users: Vec<User>,
    faults: Faults,
}

impl ServerBuilder {
    /// Keeps images and records in a folder, which is made when it is not there, and finds there what an earlier
    /// server kept. Without this, a temporary folder is used that goes away with the server.
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Speaks like another release than the newest.
    pub fn profile(mut self, profile: Profile) -> Self {
        self.profile = profile;
        self
    }

    /// Adds a user. With the first one, whoever wants something of the server has to sign in (which servers ask for since
    /// 6.12); users share everything.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
    /// let server = ivk_embedded::Server::builder().user("ann@studio.example", "secret").start().await?;
    /// // A client signs in, and again when its token is worth nothing any more.
    /// server.expire_tokens();
    /// # Ok::<_, ivk_embedded::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn user(mut self, email: impl Into<String>, password: impl Into<String>) -> Self {
        self.users.push(User::new(email.into(), password.into()));
        self
    }

    /// Misbehaves by a plan.
    pub fn misbehave(mut self, faults: Faults) -> Self {
        self.faults = faults;
        self
    }

    /// Starts the server. It can be reached when this returns.
    ///
    /// # Errors
    ///
    /// When the folder cannot be used, or no loopback port can be had.
    pub async fn start(self) -> Result<Server, Error> {
        let (started, starting) = oneshot::channel();
        let (stop, stopping) = watch::channel(false);
        let (ended, stopped) = oneshot::channel();
        let faults = Arc::new(Mutex::new(self.faults));
        let accounts = Arc::new(Accounts::new(self.users));
        let connections = Connections::default();
        let parts = Parts {
            folder: self.folder,
            profile: self.profile,
            accounts: accounts.clone(),
            faults: faults.clone(),
            connections: connections.clone(),
        };
        let thread = std::thread::Builder::new()
            .name("ivk-embedded".to_owned())
            .spawn(move || {
                run(parts, started, stopping);
                // Nobody waits when the server is dropped.
                ended.send(()).ok();
            })
            .map_err(ErrorKind::Threads)?;
        let address = starting.await.map_err(|_| ErrorKind::Stopped)??;
        let (stopped, thread) = (Some(stopped), Some(thread));
        tracing::info!(
            %address,
            version = self.profile.version(),
            "the embedded server is running; nodes that need a model are simulated"
        );
        Ok(Server {
            address,
            faults,
            accounts,
            connections,
            stop,
            stopped,
            thread,
        })
    }
}

impl Server {
    /// Describes a server that is to be started.
    pub fn builder() -> ServerBuilder {
        ServerBuilder::default()
    }

    /// The address to connect to, such as `http://127.0.0.1:40123`, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The loopback address and the port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Replaces the plan of misbehaviour from now on. Occurrences are counted anew.
    pub fn misbehave(&self, faults: Faults) {
        *self.faults.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    /// Makes every token worthless, as time does. Sockets that are open stay open, as on the real server.
    pub fn expire_tokens(&self) {
        self.accounts.expire_tokens();
    }

    /// Breaks the connection of every socket, as a network that fails does.
    pub fn cut_sockets(&self) {
        self.connections.cut_sockets();
    }

    /// Ends the server: no new connections are taken, requests that are being answered are answered (within five
    /// seconds), sockets are closed, the node that runs finishes.
    ///
    /// The server begins to end when this is called, also when the future is dropped.
    pub fn shutdown(mut self) -> impl Future<Output = ()> {
        let stopped = self.stopped.take();
        self.stop.send_replace(true);
        async move {
            if let Some(stopped) = stopped {
                drop(stopped.await);
            }
            drop(self);
        }
    }
}

impl Drop for Server {
    /// Ends the server without waiting for requests that are being answered.
    fn drop(&mut self) {
        self.stop.send_replace(true);
        self.connections.cut_all();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

struct Parts {
    folder: Option<PathBuf>,
    profile: Profile,
    accounts: Arc<Accounts>,
    faults: Arc<Mutex<Faults>>,
    connections: Connections,
}

/// The server's own thread: makes a runtime and keeps it until the end.
fn run(parts: Parts, started: oneshot::Sender<Result<SocketAddr, Error>>, stopping: watch::Receiver<bool>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("ivk-embedded-io")
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(serve(parts, started, stopping)),
        Err(error) => drop(started.send(Err(ErrorKind::Threads(error).into()))),
    }
}

async fn serve(
    parts: Parts,
    started: oneshot::Sender<Result<SocketAddr, Error>>,
    mut stopping: watch::Receiver<bool>,
) {
    let prepared = async {
        let store = Store::open(parts.folder.as_deref())?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .map_err(ErrorKind::Listen)?;
        let address = listener.local_addr().map_err(ErrorKind::Listen)?;
        Ok::<_, Error>((store, listener, address))
    };
    let (store, listener, address) = match prepared.await {
        Ok(prepared) => prepared,
        Err(error) => return drop(started.send(Err(error))),
    };
    let (emitter, outlet) = events::channel();
    let state = Arc::new(State::new(parts.profile, parts.accounts.clone(), store, emitter));
    let worker = {
        let state = state.clone();
        std::thread::Builder::new()
            .name("ivk-embedded-worker".to_owned())
            .spawn(move || queue::work(&state))
    };
    let worker = match worker {
        Ok(worker) => worker,
        Err(error) => return drop(started.send(Err(ErrorKind::Threads(error).into()))),
    };
    let (sockets, io) = events::socket_layer(parts.profile, parts.accounts);
    let deliver = events::deliver(
        outlet,
        io.clone(),
        parts.profile,
        parts.faults.clone(),
        parts.connections.clone(),
    );
    let deliver = tokio::spawn(deliver);
    let router = routes::router(state.clone())
        .layer(sockets)
        .layer(middleware::from_fn_with_state(parts.faults, routes::misbehave))
        .layer(middleware::from_fn(mark_sockets));
    drop(started.send(Ok(address)));

    let serving = tokio::spawn(net::serve(
        listener,
        router,
        parts.connections.clone(),
        stopping.clone(),
    ));
    drop(stopping.wait_for(|stop| *stop).await);
    state.processor.stop();
    // Nothing may be sent through sockets that are closed.
    deliver.abort();
    drop(deliver.await);
    io.close().await;
    parts.connections.cut_sockets();
    drop(tokio::time::timeout(LAST_ANSWERS, serving).await);
    drop(tokio::task::spawn_blocking(move || worker.join()).await);
}

/// Notes which connections carry sockets, so that they can be cut.
async fn mark_sockets(request: Request, next: Next) -> axum::response::Response {
    if request.uri().path().starts_with("/ws/socket.io")
        && let Some(peer) = request.extensions().get::<PeerHandle>()
    {
        peer.becomes_socket();
    }
    next.run(request).await
}
