//! Names and numbers that the server gives to things, each of its own type.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! text_id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes it as the server gave it.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, given away.
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&String> for $name {
            fn from(text: &String) -> Self {
                Self(text.clone())
            }
        }

        impl From<&Self> for $name {
            fn from(other: &Self) -> Self {
                other.clone()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    )+};
}

/// What stands for its own name or id wherever one is asked for.
macro_rules! names_itself {
    ($($record:ident . $field:ident: $name:ident),+ $(,)?) => {$(
        impl From<&crate::types::$record> for $name {
            fn from(record: &crate::types::$record) -> Self {
                record.$field.clone()
            }
        }
    )+};
}

names_itself! {
    BoardDto.board_id: BoardId,
    ImageDto.image_name: ImageName,
    VideoDto.video_name: VideoName,
}

text_id! {
    /// The name of an image, which is its file name on the server: `108026fa-….png`.
    ImageName,
    /// The name of a video, which is its file name on the server.
    VideoName,
    /// The id of a board.
    BoardId,
    /// The id of a batch, chosen by whoever enqueues it.
    BatchId,
    /// The id of a queue item's session: one run of a graph.
    SessionId,
    /// The name of a queue. It is a free label; the editor uses [`QueueId::default_queue`].
    QueueId,
    /// The key of an installed model.
    ModelKey,
    /// The id of a workflow in the server's library.
    WorkflowId,
    /// The id of a user. A single-user server has one, `system`.
    UserId,
    /// The id of a style preset.
    StylePresetId,
    /// The id of a stored system prompt.
    SystemPromptId,
}

impl QueueId {
    /// The queue that everybody uses: `default`.
    pub fn default_queue() -> Self {
        Self("default".to_owned())
    }
}

impl BoardId {
    /// Stands for what is on no board. It is understood in lists only; a node with this board is uncategorized
    /// as with any id that does not exist.
    pub fn uncategorized() -> Self {
        Self("none".to_owned())
    }
}

impl UserId {
    /// The user of a single-user server: `system`.
    pub fn system() -> Self {
        Self("system".to_owned())
    }
}

macro_rules! number_id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// Takes it as the server gave it.
            pub fn new(number: i64) -> Self {
                Self(number)
            }

            /// The number.
            pub fn get(self) -> i64 {
                self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

number_id! {
    /// The number of a queue item. A later item has a higher number.
    ItemId,
    /// The number of a model install job. It starts again when the server does.
    ModelInstallId,
}
