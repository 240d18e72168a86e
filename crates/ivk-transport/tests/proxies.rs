//! Proxies of every kind, given or named by the environment, for requests and the socket alike.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::process::Command;

use ivk_transport::http::{Client, ErrorKind, RetrySettings};
use support::local::{proxy, read, server, socks, works};
use tokio::sync::mpsc::UnboundedReceiver;

/// What a proxy was told so far.
fn all(mut told: UnboundedReceiver<String>) -> Vec<String> {
    std::iter::from_fn(|| told.try_recv().ok()).collect()
}

#[tokio::test]
async fn a_socks_proxy_leads_requests_and_the_socket() {
    for (credentials, given) in [(None, ""), (Some("me:p w"), "me:p%20w@")] {
        let (port, told) = socks(server(None).await, credentials).await;
        let client = Client::builder("http://gpu.example/base/")
            .proxy(format!("socks5h://{given}127.0.0.1:{port}"))
            .build()
            .unwrap();
        works(&client).await;
        assert_eq!(all(told), ["gpu.example:80", "gpu.example:80"]);
    }
}

#[tokio::test]
async fn a_socks_proxy_of_the_other_kind_is_given_an_address() {
    let (port, told) = socks(server(None).await, None).await;
    // An address of documentation, which is never that of this machine.
    let client = Client::builder("http://192.0.2.7:9090")
        .proxy(format!("socks5://127.0.0.1:{port}"))
        .build()
        .unwrap();
    works(&client).await;
    assert_eq!(all(told), ["192.0.2.7:9090", "192.0.2.7:9090"]);
    // The name is looked up here, where nobody knows it.
    let (port, told) = socks(server(None).await, None).await;
    let client = Client::builder("http://gpu.invalid")
        .proxy(format!("socks5://127.0.0.1:{port}"))
        .retry(RetrySettings::never())
        .build()
        .unwrap();
    assert_eq!(client.send(read()).await.unwrap_err().kind(), ErrorKind::Connect);
    assert!(all(told).is_empty());
}

#[tokio::test]
async fn a_socks_proxy_that_refuses_is_told_of_without_the_password() {
    for given in ["", "me:wrong@"] {
        let (port, _told) = socks(server(None).await, Some("me:right")).await;
        let client = Client::builder("http://gpu.example")
            .proxy(format!("socks5h://{given}127.0.0.1:{port}"))
            .retry(RetrySettings::never())
            .build()
            .unwrap();
        let error = client.send(read()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        assert!(!format!("{error:?}").contains("wrong"));
    }
}

/// The address that the test below asks when it runs in a process of its own.
const ASK: &str = "IVK_TEST_ASK";

/// A part of the next test: what a program does whose environment names proxies. By itself it does nothing.
#[tokio::test]
async fn ask_as_the_environment_says() {
    let Some(address) = std::env::var_os(ASK) else {
        return;
    };
    let client = Client::builder(address.into_string().unwrap())
        .danger_accept_invalid_certs(true)
        .retry(RetrySettings::never())
        .build()
        .unwrap();
    works(&client).await;
}

/// Runs the part above with these variables and no other proxy. Returns whether the server was reached.
async fn asks(address: &str, variables: &[(&str, String)]) -> bool {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "ask_as_the_environment_says"]);
    for name in ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_ascii_lowercase());
    }
    // Set for programs that answer web requests, in which a request can set HTTP_PROXY.
    command.env_remove("REQUEST_METHOD").env(ASK, address);
    command.envs(variables.iter().cloned());
    tokio::task::spawn_blocking(move || command.output().unwrap().status.success())
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_environment_names_proxies_for_requests_and_the_socket() {
    let forwarded = [
        "GET http://gpu.example/x HTTP/1.1 false",
        "CONNECT gpu.example:80 HTTP/1.1 false",
    ];
    let tunnelled = ["CONNECT gpu.example:443 HTTP/1.1 false"; 2];
    for (name, address, expected) in [
        ("HTTP_PROXY", "http://gpu.example", forwarded),
        ("http_proxy", "http://gpu.example", forwarded),
        ("ALL_PROXY", "http://gpu.example", forwarded),
        ("HTTPS_PROXY", "https://gpu.example", tunnelled),
        ("https_proxy", "https://gpu.example", tunnelled),
        ("ALL_PROXY", "https://gpu.example", tunnelled),
    ] {
        let tls = address
            .starts_with("https")
            .then(|| support::local::certificate().0);
        let (port, told) = proxy(server(tls).await).await;
        let variable = (name, format!("http://127.0.0.1:{port}"));
        assert!(asks(address, &[variable]).await, "{name} {address}");
        assert_eq!(all(told), expected, "{name} {address}");
    }
    let (port, told) = socks(server(None).await, None).await;
    let variable = ("ALL_PROXY", format!("socks5h://127.0.0.1:{port}"));
    assert!(asks("http://gpu.example", &[variable]).await);
    assert_eq!(all(told), ["gpu.example:80"; 2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_environment_names_what_is_reached_without_a_proxy() {
    for (exceptions, address, through_proxy) in [
        ("gpu.invalid", "http://gpu.invalid", false),
        ("invalid", "http://gpu.invalid", false),
        (".invalid", "http://gpu.invalid", false),
        ("*", "http://gpu.invalid", false),
        ("other.invalid", "http://gpu.invalid", true),
    ] {
        let (port, told) = proxy(server(None).await).await;
        let variables = [
            ("HTTP_PROXY", format!("http://127.0.0.1:{port}")),
            ("NO_PROXY", exceptions.to_owned()),
        ];
        // No such name exists, so only the proxy leads there.
        assert_eq!(asks(address, &variables).await, through_proxy, "{exceptions}");
        assert_eq!(!all(told).is_empty(), through_proxy, "{exceptions}");
    }
    // A proxy for the other scheme is none.
    let (port, told) = proxy(server(None).await).await;
    let variable = ("HTTPS_PROXY", format!("http://127.0.0.1:{port}"));
    assert!(!asks("http://gpu.invalid", &[variable]).await);
    assert!(all(told).is_empty());
}
