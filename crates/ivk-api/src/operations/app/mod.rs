// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Operations on app.

mod changes;
mod reads;
pub use changes::*;
pub use reads::*;
