//! Signing in to a server with several users.

use ivk_api::operations::authentication::Login;
use ivk_api::transport::call;
use ivk_api::types::{LoginRequest, Secret};
use ivk_transport::http;
use ivk_workflow::remote::BoxError;

/// Makes the client sign in when the server first wants to know who asks, and again whenever a token has expired.
pub(crate) fn as_user(builder: http::ClientBuilder, email: String, password: Secret) -> http::ClientBuilder {
    builder.sign_in(move |client| {
        // A token for a week: a batch may take longer than the day that the server would give otherwise, and while a job
        // is followed nothing is sent that renews it.
        let request = LoginRequest::new(email.clone(), password.clone()).remember_me(true);
        async move {
            let answer = call(&client, &Login::new(request)).await?;
            Ok::<_, BoxError>(answer.token.expose().into())
        }
    })
}
