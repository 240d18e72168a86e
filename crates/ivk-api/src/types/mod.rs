// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! What goes out and what comes in, in one flat namespace.

mod app;
mod app_config;
mod authentication;
mod batches;
mod board_images;
mod boards;
mod common;
mod custom_nodes;
mod events;
mod external_models;
mod gallery;
mod image_moves;
mod images;
mod model_config;
mod model_install;
mod model_manager;
mod model_relationships;
mod queue;
mod queue_results;
mod recall;
mod sessions;
mod starter_models;
mod style_presets;
mod system_prompts;
mod utilities;
mod videos;
mod virtual_boards;
mod workflows;

pub use crate::value::*;

pub use app::*;
pub use app_config::*;
pub use authentication::*;
pub use batches::*;
pub use board_images::*;
pub use boards::*;
pub use common::*;
pub use custom_nodes::*;
pub use events::*;
pub use external_models::*;
pub use gallery::*;
pub use image_moves::*;
pub use images::*;
pub use model_config::*;
pub use model_install::*;
pub use model_manager::*;
pub use model_relationships::*;
pub use queue::*;
pub use queue_results::*;
pub use recall::*;
pub use sessions::*;
pub use starter_models::*;
pub use style_presets::*;
pub use system_prompts::*;
pub use utilities::*;
pub use videos::*;
pub use virtual_boards::*;
pub use workflows::*;
