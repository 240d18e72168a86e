//! The model inventory of an InvokeAI server.
