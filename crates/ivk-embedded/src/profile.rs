//! Which InvokeAI release the embedded server speaks like.
//!
//! The differences that a client can see are few: who receives which event, which fields a payload has, and which
//! routes exist. They are all answered here, so that the rest of the crate describes one server.

use serde_json::Value;

/// An InvokeAI release whose wire behaviour is imitated.
///
/// [`Profile::V6_14`] is checked against recorded traffic of a running 6.14.2. The older ones are derived from the
/// sources of those releases, and differ from it only in the delivery of events, in payload fields, and in routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Profile {
    /// 6.0: events reach only sockets that subscribed to the queue, unknown paths are 404.
    V6_0,
    /// 6.8: as 6.0, with the names-first queue routes.
    V6_8,
    /// 6.12: events carry `user_id`, unknown paths answer the web page with 200.
    V6_12,
    /// 6.13: `status_sequence`, and most queue events arrive twice.
    V6_13,
    /// 6.14.2: every socket receives every event, subscribed or not.
    #[default]
    V6_14,
}

/// Keys that releases before 6.12 do not send.
const SINCE_6_12: &[&str] = &["user_id", "user_display_name", "user_email", "owner_username"];
/// Keys that releases before 6.13 do not send.
const SINCE_6_13: &[&str] = &[
    "status_sequence",
    "image_subfolder",
    "board_visibility",
    "user_pending",
    "user_in_progress",
];
/// Keys that releases before 6.14 do not send.
const SINCE_6_14: &[&str] = &[
    "waiting",
    "device",
    "workflow_call_id",
    "parent_item_id",
    "parent_session_id",
    "root_item_id",
    "workflow_call_depth",
    "workflow_call_stack",
    "workflow_call_history",
    "workflow_call_parent",
    "waiting_workflow_call",
    "waiting_workflow_call_execution",
    "waiting_workflow_call_child_session",
    "max_workflow_call_depth",
    "prepared_iteration_paths",
    "cover_video_name",
    "video_count",
    "failed_images",
    "deleted_board_videos",
    "deleted_videos",
    "failed_videos",
];

impl Profile {
    /// The version number that the imitated release reports.
    #[must_use]
    pub fn version(self) -> &'static str {
        match self {
            Self::V6_0 => "6.0.0",
            Self::V6_8 => "6.8.0",
            Self::V6_12 => "6.12.0",
            Self::V6_13 => "6.13.0",
            Self::V6_14 => "6.14.2",
        }
    }

    /// Whether an unknown path answers the web page with status 200 (6.12 and later) instead of 404.
    pub(crate) fn has_page_fallback(self) -> bool {
        self >= Self::V6_12
    }

    /// Whether `auth/status` exists.
    pub(crate) fn has_auth(self) -> bool {
        self >= Self::V6_12
    }

    /// Whether a server with accounts lets sockets in without a token, and shows them how items stand but not how they run
    /// (6.12); later ones refuse such sockets.
    pub(crate) fn has_anonymous_sockets(self) -> bool {
        self.has_auth() && self < Self::V6_13
    }

    /// Whether a change that succeeds brings a token of renewed life (6.13 and later).
    pub(crate) fn refreshes_tokens(self) -> bool {
        self >= Self::V6_13
    }

    /// Whether the bytes of images need a token where users sign in.
    pub(crate) fn guards_image_files(self) -> bool {
        self >= Self::V6_14
    }

    /// Whether `item_ids` and `items_by_ids` of the queue exist (6.7 and later).
    pub(crate) fn has_item_ids(self) -> bool {
        self >= Self::V6_8
    }

    /// Whether `item_summaries_by_ids` exists, and `queue_items_canceled` is sent.
    pub(crate) fn has_summaries(self) -> bool {
        self >= Self::V6_14
    }

    /// Whether videos, and lists of images and videos, exist.
    pub(crate) fn has_videos(self) -> bool {
        self >= Self::V6_14
    }

    /// Whether boards have a visibility.
    pub(crate) fn has_visibility(self) -> bool {
        self >= Self::V6_13
    }

    /// Whether a board that is not there is answered with 404 by the routes that change it, not only by the one that gives
    /// it (6.12 and later).
    pub(crate) fn misses_unknown_boards(self) -> bool {
        self >= Self::V6_12
    }

    /// Whether 404 is also the answer when an image goes to a board that is not there, and when an image that is not there
    /// is deleted (6.13 and later, which look at the rights of the owner first).
    pub(crate) fn misses_unknown_images(self) -> bool {
        self >= Self::V6_13
    }

    /// Whether queue events reach sockets that did not subscribe to the queue.
    pub(crate) fn broadcasts_queue_events(self) -> bool {
        self >= Self::V6_14
    }

    /// Whether queue events are delivered once for the user's room and once for the administrators' room.
    pub(crate) fn repeats_queue_events(self) -> bool {
        self == Self::V6_13
    }

    /// Takes the keys out of a payload that this release does not send.
    pub(crate) fn trim(self, value: &mut Value) {
        if self < Self::V6_14 {
            self.trim_deep(value);
        }
    }

    fn lacks(self, key: &str) -> bool {
        (self < Self::V6_14 && SINCE_6_14.contains(&key))
            || (self < Self::V6_13 && SINCE_6_13.contains(&key))
            || (self < Self::V6_12 && SINCE_6_12.contains(&key))
    }

    fn trim_deep(self, value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|key, _| !self.lacks(key));
                for (key, member) in members.iter_mut() {
                    // What users wrote is theirs, whatever its keys are called.
                    if !matches!(
                        key.as_str(),
                        "graph" | "execution_graph" | "invocation" | "results" | "workflow" | "batch"
                    ) {
                        self.trim_deep(member);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.trim_deep(item)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn older_releases_lack_the_newer_keys() {
        let payload = json!({"item_id": 1, "status_sequence": 2, "user_id": "system", "device": null,
            "batch_status": {"waiting": 0, "total": 1}, "invocation": {"device": "kept"}});
        let trimmed = |profile: Profile| {
            let mut copy = payload.clone();
            profile.trim(&mut copy);
            copy
        };
        assert_eq!(trimmed(Profile::V6_14), payload);
        assert_eq!(
            trimmed(Profile::V6_13),
            json!({"item_id": 1, "status_sequence": 2, "user_id": "system", "batch_status": {"total": 1},
                "invocation": {"device": "kept"}})
        );
        assert_eq!(
            trimmed(Profile::V6_0),
            json!({"item_id": 1, "batch_status": {"total": 1}, "invocation": {"device": "kept"}})
        );
    }
}
