//! The `ivk` command.

fn main() {}
