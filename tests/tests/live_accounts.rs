//! Accounts on a real InvokeAI server; run by `cargo xtask lab test --accounts`.

ivk_tests::accounts!(ivk_tests::accounts::Door::live());
