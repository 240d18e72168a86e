//! Joining, splitting and replacing.

mod join;
mod replace;
mod split;

use super::node_type::NodeType;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[
    &join::JOIN,
    &join::JOIN_THREE,
    &split::SPLIT,
    &split::SPLIT_NEGATIVE,
    &replace::REPLACE,
];
