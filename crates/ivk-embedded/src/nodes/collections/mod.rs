//! Lists: ranges, and the nodes that the graph engine spreads and gathers lists with.

mod logic;
mod ranges;

use super::node_type::NodeType;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[
    &ranges::RANGE,
    &ranges::RANGE_OF_SIZE,
    &ranges::RANDOM_RANGE,
    &ranges::FLOAT_RANGE,
    &logic::ITERATE,
    &logic::COLLECT,
    &logic::IF,
];
