// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Every operation of the server, by the part of it that serves them.

pub mod app;
pub mod authentication;
pub mod board_images;
pub mod boards;
pub mod client_state;
pub mod custom_nodes;
pub mod gallery;
pub mod image_moves;
pub mod images;
pub mod model_manager;
pub mod model_relationships;
pub mod queue;
pub mod recall;
pub mod style_presets;
pub mod system_prompts;
pub mod utilities;
pub mod videos;
pub mod virtual_boards;
pub mod workflows;

/// How many operations there are.
pub const COUNT: usize = 191;
