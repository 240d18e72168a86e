//! Arithmetic on whole numbers and on floats, by Python's rules.

mod float;
mod integer;
mod random;
mod rounding;

use super::node_type::NodeType;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[
    &integer::ADD,
    &integer::SUBTRACT,
    &integer::MULTIPLY,
    &integer::DIVIDE,
    &integer::INTEGER_MATH,
    &float::FLOAT_MATH,
    &rounding::ROUND_FLOAT,
    &rounding::FLOAT_TO_INT,
    &random::RAND_INT,
    &random::RAND_FLOAT,
];
