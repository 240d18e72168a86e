//! What a stream gives.

use std::{fmt, ops::Range, sync::Arc, time::Duration};

use bytes::Bytes;
use serde::de::DeserializeOwned;

use crate::socket::socket_io::Arguments;

/// One item of an [`EventStream`](super::EventStream).
///
/// A reader that follows something takes a snapshot at every [`Connected`](Self::Connected) and every
/// [`Resync`](Self::Resync), and folds the events in between.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum SocketItem {
    /// The connection is up and all subscriptions are in place.
    Connected {
        /// The server's name for this connection; every connection has another.
        sid: Arc<str>,
    },
    /// Something happened.
    Event(Event),
    /// Events may have been missed: read the state of whatever is followed again.
    Resync {
        /// Why.
        reason: ResyncReason,
        /// How many events this stream is known to have lost.
        dropped: u64,
    },
    /// The connection is lost. It is tried again by itself.
    Disconnected {
        /// Why.
        reason: DisconnectReason,
        /// How long until the next try.
        retry_in: Duration,
    },
    /// The server does not let this client in. The stream ends after this.
    Refused {
        /// The server's words.
        message: String,
        /// What it added, as JSON text.
        data: Option<String>,
    },
    /// The connection could not be made again within the allowed time. The stream ends after this.
    GaveUp {
        /// Why the last try failed.
        reason: DisconnectReason,
        /// How long it was tried.
        tried_for: Duration,
    },
}

/// Why events may have been missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResyncReason {
    /// The connection was away; the server keeps nothing for those who are.
    Reconnected,
    /// The reader was too slow and its queue overflowed.
    Lagged,
}

/// Why a connection ended or was not made.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum DisconnectReason {
    /// It could not be made.
    Connect(Arc<crate::http::Error>),
    /// The server did not begin the session in time.
    HandshakeTimeout,
    /// Nothing came for longer than a living server is silent.
    Silent,
    /// The server did not take what was sent to it in time.
    WriteTimeout,
    /// The server closed the connection, with the code of the WebSocket when there was one.
    Closed(Option<u16>),
    /// The server ended the session (packet `41`), which it does when the user's rights change.
    ByServer,
    /// Someone signed in or out here, and the connection was made for whoever it was before.
    SignedIn,
    /// The connection broke.
    Broken(String),
    /// The server broke the rules of the protocol.
    Protocol(String),
}

impl fmt::Display for DisconnectReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connect(error) => error.fmt(f),
            Self::HandshakeTimeout => f.write_str("the server did not begin the session in time"),
            Self::Silent => f.write_str("nothing came from the server for too long"),
            Self::WriteTimeout => f.write_str("the server did not take what was sent to it"),
            Self::Closed(Some(code)) => write!(f, "the server closed the connection with code {code}"),
            Self::Closed(None) => f.write_str("the server closed the connection"),
            Self::ByServer => f.write_str("the server ended the session"),
            Self::SignedIn => f.write_str("someone signed in or out"),
            Self::Broken(why) => write!(f, "the connection broke ({why})"),
            Self::Protocol(why) => write!(f, "the server broke the protocol ({why})"),
        }
    }
}

/// Something that happened on the server. Cloning is cheap: all streams share one copy.
#[derive(Clone)]
pub struct Event {
    /// The JSON array as it came: `["name",{…}]`.
    text: Arc<str>,
    name: Name,
    arguments: Range<usize>,
    attachments: Option<Arc<[Bytes]>>,
}

#[derive(Clone)]
enum Name {
    At(Range<usize>),
    Unescaped(Arc<str>),
}

impl Event {
    /// Copies an event out of the buffer that it came in; `None` when `array` is no event.
    pub(super) fn copy(array: &str, attachments: Vec<Bytes>) -> Option<Self> {
        let arguments = Arguments::of_event(array)?;
        let json = arguments.as_json();
        // The arguments end where the array's last bracket begins, but for white space.
        let end = array.len().checked_sub(1)?;
        let end = array.get(..end)?.trim_ascii_end().len();
        let start = end.checked_sub(json.len())?;
        let quoted = array.find('"')? + 1;
        let name = match array.get(quoted..quoted + arguments.name().len()) {
            Some(raw) if raw == arguments.name() && array.get(quoted + raw.len()..)?.starts_with('"') => {
                Name::At(quoted..quoted + raw.len())
            }
            _ => Name::Unescaped(arguments.name().into()),
        };
        let attachments = (!attachments.is_empty()).then(|| attachments.into());
        Some(Self {
            text: array.into(),
            name,
            arguments: start..end,
            attachments,
        })
    }

    /// The name of the event.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.name {
            Name::At(range) => self.text.get(range.clone()).unwrap_or_default(),
            Name::Unescaped(name) => name,
        }
    }

    /// The argument of the event as JSON text; several are separated by commas.
    #[must_use]
    pub fn payload(&self) -> &str {
        self.text.get(self.arguments.clone()).unwrap_or_default()
    }

    /// Reads the only argument into a type.
    ///
    /// # Errors
    /// When there is not exactly one argument or it is not of that type.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.payload())
    }

    /// The whole event as it came: a JSON array of its name and its arguments.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.text
    }

    /// The binary attachments; a placeholder's `num` is an index into them. InvokeAI sends none.
    #[must_use]
    pub fn attachments(&self) -> &[Bytes] {
        self.attachments.as_deref().unwrap_or_default()
    }
}

/// Shows the name and the size: a payload may be long and private.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("name", &self.name())
            .field("bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_copied_into_one_piece_of_memory() {
        let array = r#"["invocation_progress",{"percentage":0.5}]"#;
        let mut event = None;
        let taken = allocation_counter::measure(|| event = Event::copy(array, Vec::new()));
        assert_eq!(
            (taken.count_total, event.unwrap().name()),
            (1, "invocation_progress")
        );
    }

    #[test]
    fn an_event_is_copied_with_its_parts() {
        for (array, name, payload) in [
            (r#"["a",{"b":1}]"#, "a", r#"{"b":1}"#),
            (r#"["a"]"#, "a", ""),
            (r#"[ "a" , 1 , 2 ]"#, "a", "1 , 2"),
            (r#"["\u00e9\"",null]"#, "\u{e9}\"", "null"),
            (r#"["",""]"#, "", r#""""#),
        ] {
            let event = Event::copy(array, Vec::new()).unwrap();
            assert_eq!(
                (event.name(), event.payload(), event.as_json()),
                (name, payload, array)
            );
        }
        for array in ["[]", "[1]", r#"["a" 1]"#, r#"["a"#, r#"["a]"#, "{}", "["] {
            assert!(Event::copy(array, Vec::new()).is_none(), "{array}");
        }
    }
}
