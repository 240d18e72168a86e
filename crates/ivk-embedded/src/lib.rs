//! An InvokeAI-compatible server inside your process, for first steps and for tests.

mod nodes;
