//! The fields that many node types share.

use super::field::Input;
use super::objects;

/// The board that the node's image goes to.
pub(super) const BOARD: Input = Input::optional("board", objects::BOARD).direct();

/// The metadata that is kept with the node's image.
pub(super) const METADATA: Input = Input::optional("metadata", objects::METADATA).connection();
