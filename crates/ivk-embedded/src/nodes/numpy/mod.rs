//! The random number generators of numpy, so that a seed gives the same numbers here as on the real server.

mod pcg64;
mod seed_sequence;
mod twister;

pub(super) use pcg64::Generator;
pub(super) use twister::RandomState;
