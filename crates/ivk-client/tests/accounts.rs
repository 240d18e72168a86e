//! Jobs on a server with accounts whose tokens expire at the worst moment.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by it")]

mod common;

use std::time::Duration;

use common::{impatient, swatch};
use ivk_client::api::operations::authentication::Login;
use ivk_client::api::transport::call;
use ivk_client::api::types::LoginRequest;
use ivk_client::prelude::*;
use ivk_embedded::Server;

const EMAIL: &str = "ann@studio.example";
const PASSWORD: &str = "a secret";
const RUNS: u64 = 60;

/// Submits a batch, and after its first run takes away the token and the socket.
async fn job_that_loses_its_token(server: &Server, client: &Client) -> Job {
    let mut run = client.workflows().prepare(&swatch()).await.unwrap();
    run.options(EnqueueOptions::new().runs(RUNS));
    let mut job = run.submit().await.unwrap();
    while let Some(event) = job.next().await {
        if matches!(event, JobEvent::ItemFinished { .. }) {
            break;
        }
    }
    server.expire_tokens();
    server.cut_sockets();
    job
}

#[tokio::test]
async fn a_job_outlives_its_token() {
    let server = Server::builder().user(EMAIL, PASSWORD).start().await.unwrap();
    let client = impatient(&server).user(EMAIL, PASSWORD).build().unwrap();
    let mut job = job_that_loses_its_token(&server, &client).await;
    let mut seen = 1;
    while let Some(event) = job.next().await {
        seen += u64::from(matches!(event, JobEvent::ItemFinished { .. }));
    }
    assert_eq!(seen, RUNS);
    assert_eq!(job.wait().await.unwrap().images().count() as u64, RUNS);
}

#[tokio::test]
async fn without_a_way_to_sign_in_the_job_says_so_and_does_not_hang() {
    let server = Server::builder().user(EMAIL, PASSWORD).start().await.unwrap();
    let anyone = Client::builder(server.url()).build().unwrap();
    let login = Login::new(LoginRequest::new(EMAIL, PASSWORD));
    let token = call(anyone.http(), &login).await.unwrap().token;
    let client = impatient(&server).token(token.expose()).build().unwrap();
    let job = job_that_loses_its_token(&server, &client).await;
    let ended = tokio::time::timeout(Duration::from_secs(60), job.wait()).await;
    let error = Error::from(ended.expect("the wait ends").unwrap_err());
    assert!(error.is_unauthorized(), "{error:?}");
}
