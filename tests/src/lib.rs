//! One list of behaviours, run on the embedded server and on a real one.
