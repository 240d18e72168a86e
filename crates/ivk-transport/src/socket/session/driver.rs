//! The task of a session: connects, and connects again.

use std::{future::Future, pin::pin, sync::Arc};

use tokio::sync::mpsc;

use super::{
    connection::{Connection, End, refuse},
    event::SocketItem,
    options::SocketOptions,
    socket::{Command, EndOnDrop, Hub, State},
};
use crate::http::Client;

pub(super) struct Driver {
    client: Client,
    options: SocketOptions,
    hub: Arc<Hub>,
    commands: mpsc::Receiver<Command>,
}

impl Driver {
    pub(super) fn new(
        client: Client,
        options: SocketOptions,
        hub: Arc<Hub>,
        commands: mpsc::Receiver<Command>,
    ) -> Self {
        Self {
            client,
            options,
            hub,
            commands,
        }
    }

    /// Runs until the session ends.
    pub(super) async fn run(mut self) {
        let _end = EndOnDrop(self.hub.clone());
        let environment = self.client.environment().clone();
        let mut lost_since = environment.now();
        let mut tries = 0;
        let mut was_connected = false;
        let mut renewed = false;
        // A server of 6.12 does not refuse a socket without a token: it shows it less, and says nothing.
        if offline(&mut self.commands, self.client.sign_in_if_possible())
            .await
            .is_none()
        {
            return;
        }
        loop {
            self.hub.state.send_replace(State::Connecting);
            let token = self.client.current_token();
            let connecting = Connection::establish(&self.client, &self.options);
            let end = match offline(&mut self.commands, connecting).await {
                None => return,
                Some(Err(end)) => end,
                Some(Ok(mut connection)) => {
                    let since = environment.now();
                    let end = connection
                        .serve(&self.hub, &mut self.commands, was_connected)
                        .await;
                    was_connected = true;
                    renewed = false;
                    lost_since = environment.now();
                    if lost_since.saturating_duration_since(since) >= self.options.healthy_after {
                        tries = 0;
                    }
                    end
                }
            };
            let reason = match end {
                End::Closed => return,
                End::Lost(reason) => reason,
                End::Refused { message, data } => {
                    let renewing = self.client.renew_token(token.as_ref());
                    let fresh = match offline(&mut self.commands, renewing).await {
                        None => return,
                        Some(fresh) => fresh && !renewed,
                    };
                    if !fresh {
                        self.hub.publish(&SocketItem::Refused { message, data });
                        return;
                    }
                    // A token that is newer than the refused one is worth one more try, and that is part of connecting:
                    // nothing was lost that readers should hear of, and they need not wait.
                    renewed = true;
                    continue;
                }
            };
            let retry_in = self.options.backoff.delay(tries, &environment);
            tries = tries.saturating_add(1);
            let tried_for = environment.now().saturating_duration_since(lost_since);
            if self
                .options
                .give_up_after
                .is_some_and(|limit| tried_for + retry_in > limit)
            {
                self.hub.publish(&SocketItem::GaveUp { reason, tried_for });
                return;
            }
            tracing::debug!(%reason, retry_ms = retry_in.as_millis(), "the socket is not connected");
            self.hub.state.send_replace(State::Waiting);
            self.hub.publish(&SocketItem::Disconnected { reason, retry_in });
            if offline(&mut self.commands, environment.sleep(retry_in))
                .await
                .is_none()
            {
                return;
            }
        }
    }
}

/// Runs a future while there is no connection for commands; `None` when the handles want no more.
async fn offline<F: Future>(commands: &mut mpsc::Receiver<Command>, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    loop {
        tokio::select! {
            biased;
            output = &mut future => return Some(output),
            command = commands.recv() => match command {
                None | Some(Command::Close) => return None,
                Some(command) => refuse(command),
            },
        }
    }
}
