//! How an input is named by whoever sets it.

/// The name of an input.
///
/// Usually made from what is at hand; see [`IntoInputKey`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InputKey {
    /// The place in the form.
    Index(usize),
    /// What a person reads; it must be that of one input only.
    Label(String),
    /// A field of a node, be it part of the form or not.
    Field {
        /// The node.
        node_id: String,
        /// The field.
        field: String,
    },
    /// Whatever a person typed: an index, a label, or `node_id.field`, tried in this order.
    Typed(String),
}

impl InputKey {
    /// The key that a person typed.
    pub fn typed(text: impl Into<String>) -> Self {
        Self::Typed(text.into())
    }
}

/// What can name an input: an index (`3`), a label (`"Steps"`), or a node and a field (`("node", "seed")`).
///
/// Where one list names inputs in several ways, as for a batch, each becomes an [`InputKey`]:
///
/// ```
/// use ivk_workflow::InputKey;
///
/// let keys: [InputKey; 3] = [3.into(), "Steps".into(), ("node", "seed").into()];
/// assert_eq!(keys[1], InputKey::Label("Steps".to_owned()));
/// ```
pub trait IntoInputKey {
    /// The name.
    fn into_input_key(self) -> InputKey;
}

impl IntoInputKey for InputKey {
    fn into_input_key(self) -> InputKey {
        self
    }
}

impl IntoInputKey for &InputKey {
    fn into_input_key(self) -> InputKey {
        self.clone()
    }
}

impl IntoInputKey for usize {
    fn into_input_key(self) -> InputKey {
        InputKey::Index(self)
    }
}

impl IntoInputKey for &str {
    fn into_input_key(self) -> InputKey {
        InputKey::Label(self.to_owned())
    }
}

impl IntoInputKey for String {
    fn into_input_key(self) -> InputKey {
        InputKey::Label(self)
    }
}

impl<N: Into<String>, F: Into<String>> IntoInputKey for (N, F) {
    fn into_input_key(self) -> InputKey {
        InputKey::Field {
            node_id: self.0.into(),
            field: self.1.into(),
        }
    }
}

impl From<usize> for InputKey {
    fn from(index: usize) -> Self {
        index.into_input_key()
    }
}

impl From<&str> for InputKey {
    fn from(label: &str) -> Self {
        label.into_input_key()
    }
}

impl From<String> for InputKey {
    fn from(label: String) -> Self {
        label.into_input_key()
    }
}

impl<N: Into<String>, F: Into<String>> From<(N, F)> for InputKey {
    fn from(field: (N, F)) -> Self {
        field.into_input_key()
    }
}
