//! Turns a workflow exported from the InvokeAI editor into a program.
