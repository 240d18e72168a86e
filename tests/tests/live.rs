//! The list of behaviours on a real InvokeAI server; run by `cargo xtask lab test`.

ivk_tests::behaviours!(ivk_tests::server::Server::live());
