//! What every event has in common.

/// Declares [`Event`](crate::events::Event) with a variant for each event, and one for every other.
macro_rules! events {
    ($($(#[$meta:meta])* $event:ident = $name:literal,)+) => {
        /// An event of the server.
        ///
        /// What it says is behind a box, so that a queue of events stays small although some of them are big.
        ///
        /// ```
        /// use ivk_api::events::Event;
        ///
        /// let event = Event::decode("queue_cleared", r#"{"timestamp": 1795299603, "queue_id": "default", "user_id": null}"#)?;
        /// assert!(matches!(event, Event::QueueCleared(cleared) if cleared.queue_id == "default"));
        ///
        /// let newer = Event::decode("board_painted", r#"{"colour": "green"}"#)?;
        /// assert_eq!(newer.name(), "board_painted");
        /// # Ok::<(), ivk_api::DecodeError>(())
        /// ```
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum Event {
            $($(#[$meta])* $event(Box<$event>),)+
            /// An event that this version of the crate does not know.
            Other {
                /// Its name.
                name: String,
                /// What it says.
                payload: crate::types::RawJson,
            },
        }

        impl Event {
            /// The names of the events that this version of the crate knows.
            pub const NAMES: &'static [&'static str] = &[$($name,)+];

            /// Reads an event as it came over the socket: its name, and the JSON that followed.
            ///
            /// # Errors
            ///
            /// When the JSON is not what an event of this name says; the error tells where. An unknown name is none.
            #[inline]
            pub fn decode(name: &str, payload: &str) -> Result<Self, crate::DecodeError> {
                match name {
                    $($name => crate::decode::event(name, payload).map(|event| Self::$event(Box::new(event))),)+
                    _ => {
                        let payload = crate::decode::event(name, payload)?;
                        Ok(Self::Other { name: name.to_owned(), payload })
                    }
                }
            }

            /// The name of the event.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$event(_) => $name,)+
                    Self::Other { name, .. } => name,
                }
            }

            /// What the event says, as JSON.
            ///
            /// # Errors
            ///
            /// When it cannot be written as JSON, which no event of the server is.
            #[inline]
            pub fn payload(&self) -> Result<crate::types::RawJson, serde_json::Error> {
                match self {
                    $(Self::$event(event) => crate::types::RawJson::from_value(&**event),)+
                    Self::Other { payload, .. } => Ok(payload.clone()),
                }
            }
        }

        $(impl From<$event> for Event {
            fn from(event: $event) -> Self {
                Self::$event(Box::new(event))
            }
        })+
    };
}

pub(crate) use events;
