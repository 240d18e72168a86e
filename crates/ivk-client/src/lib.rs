//! The Rust client for InvokeAI: one handle for workflows, images, boards, models and the queue.
