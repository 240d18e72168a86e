//! Boards, images and the gallery of an InvokeAI server.
