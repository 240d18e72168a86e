//! What a server with accounts does, run on the embedded one and on a real one.

use std::env;
use std::future::Future;

use ivk_client::ClientBuilder;
use ivk_client::boards::BoardImages;
use ivk_client::prelude::*;
use ivk_client::transport::http::{ErrorKind as HttpErrorKind, ExposeSecret};
use ivk_embedded::Profile;

use crate::behaviours::client::client_of;

/// Names the server with accounts, and one of them as `email password`.
const SERVER: &str = "IVK_TEST_SERVER";
const ACCOUNT: &str = "IVK_TEST_ACCOUNT";

const POSTER: &str = include_str!("../../examples/workflows/abstract-poster.json");

/// A server that wants to know who comes in, and someone whom it knows.
#[derive(Debug)]
pub struct Door {
    url: String,
    email: String,
    password: String,
    _running: Option<ivk_embedded::Server>,
}

impl Door {
    /// The server that the environment names.
    ///
    /// # Panics
    /// When it names none.
    #[must_use]
    pub fn live() -> Self {
        let variable = |name| {
            env::var(name).unwrap_or_else(|_| {
                panic!("{name} is not set; `cargo xtask lab test --accounts` sets it and runs this list")
            })
        };
        let account = variable(ACCOUNT);
        let (email, password) = account.split_once(' ').unwrap();
        Self {
            url: variable(SERVER),
            email: email.to_owned(),
            password: password.to_owned(),
            _running: None,
        }
    }

    /// An embedded server that speaks like this release.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    pub fn embedded(profile: Profile) -> Self {
        let (email, password) = ("ann@studio.example", "a-Secret-1");
        let builder = ivk_embedded::Server::builder()
            .profile(profile)
            .user(email, password);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let running = runtime.block_on(builder.start()).unwrap();
        Self {
            url: running.url(),
            email: email.to_owned(),
            password: password.to_owned(),
            _running: Some(running),
        }
    }

    /// Runs what a client does, on a runtime of its own.
    fn client<F: Future<Output = ()>>(
        &self,
        settings: impl FnOnce(ClientBuilder) -> ClientBuilder,
        act: impl FnOnce(Client) -> F,
    ) {
        client_of(&self.url, settings, act);
    }

    fn signed_in(&self) -> impl FnOnce(ClientBuilder) -> ClientBuilder {
        let (email, password) = (self.email.clone(), self.password.clone());
        move |builder| builder.user(email, password)
    }
}

/// Makes a test of everything in this module, each on what the expression given makes: a [`Door`].
#[macro_export]
macro_rules! accounts {
    ($door:expr) => {
        $crate::accounts! {
            on $door;
            runs_what_a_user_sends,
            signs_in_again_when_a_token_is_refused,
            keeps_out_whoever_says_nothing,
            keeps_out_whoever_says_something_wrong,
            gives_a_fresh_token_with_every_change;
        }
    };
    (on $door:expr; $($behaviour:ident),*;) => {
        $(#[test]
        fn $behaviour() {
            $crate::accounts::$behaviour(&$door);
        })*
    };
}

/// One run of a workflow, followed to its end, and its picture brought home.
async fn run(client: &Client) {
    let workflow = Workflow::from_slice(POSTER.as_bytes()).unwrap();
    let mut run = client.workflows().prepare(&workflow).await.unwrap();
    run.set("Width", 64).unwrap().set("Height", 64).unwrap();
    let mut job = run.submit().await.unwrap();
    let mut told = 0;
    while let Some(event) = job.next().await {
        told += usize::from(matches!(event, JobEvent::NodeStarted { .. }));
    }
    assert!(told > 0, "the socket is let in, too");
    let result = job.wait().await.unwrap();
    let image = result.images().next().unwrap();
    let bytes = client.images().download(image).to_bytes().await.unwrap();
    assert!(bytes.starts_with(b"\x89PNG"));
}

/// Everything that a run takes works for whoever has an account: templates, queue, socket, pictures.
pub fn runs_what_a_user_sends(door: &Door) {
    door.client(door.signed_in(), async |client| run(&client).await);
}

/// A token that is worth nothing any more is replaced as soon as it is refused. A socket of 6.12 is not refused, so
/// something else is asked first.
pub fn signs_in_again_when_a_token_is_refused(door: &Door) {
    let signed_in = door.signed_in();
    let settings = |builder: ClientBuilder| signed_in(builder).token("worth-nothing");
    door.client(settings, async |client| {
        client.boards().list().await.unwrap();
        run(&client).await;
    });
}

/// The version can be read by everyone, and nothing else.
pub fn keeps_out_whoever_says_nothing(door: &Door) {
    door.client(
        |builder| builder,
        async |client| {
            client.server().version().await.unwrap();
            let error = Error::from(client.boards().list().await.unwrap_err());
            assert!(error.is_unauthorized(), "{error:?}");
            let workflow = Workflow::from_slice(POSTER.as_bytes()).unwrap();
            let run = client.workflows().prepare(&workflow).await.unwrap();
            let error = Error::from(run.submit().await.unwrap_err());
            assert!(error.is_unauthorized(), "{error:?}");
        },
    );
}

/// A wrong password is told as such.
pub fn keeps_out_whoever_says_something_wrong(door: &Door) {
    let email = door.email.clone();
    door.client(
        |builder| builder.user(email, "something wrong"),
        async |client| {
            let error = Error::from(client.boards().list().await.unwrap_err());
            assert!(error.is_unauthorized(), "{error:?}");
            let call = error.call_error().unwrap().transport_error().unwrap();
            assert_eq!(call.kind(), HttpErrorKind::SignIn);
            let cause = std::error::Error::source(call).unwrap().to_string();
            assert!(cause.contains("Incorrect email or password"), "{cause}");
            assert!(!format!("{error} {error:?}").contains("something wrong"));
        },
    );
}

/// Each change that succeeds brings a token of renewed life, since 6.13, and the client takes it over.
pub fn gives_a_fresh_token_with_every_change(door: &Door) {
    door.client(door.signed_in(), async |client| {
        let token = || {
            client
                .http()
                .token()
                .map(|token| token.expose_secret().to_owned())
        };
        client.boards().list().await.unwrap();
        let first = token().unwrap();
        client.boards().list().await.unwrap();
        assert_eq!(token().as_deref(), Some(&*first), "reading renews nothing");
        // Two tokens of the same second are alike on the real server.
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        let board = client.boards().create("A fresh token").await.unwrap();
        let renews = client.server().version().await.unwrap().release() >= (6, 13, 0);
        assert_eq!(token().is_some_and(|token| token != first), renews);
        client.boards().delete(&board, BoardImages::Keep).await.unwrap();
    });
}
