//! Nodes that hand references to models on. They need no model to run, only to know that it is there.

mod loaders;
mod loras;

use super::node_type::NodeType;

/// The nodes of this module.
pub(super) const NODES: &[&NodeType] = &[
    &loaders::MAIN,
    &loaders::SDXL,
    &loaders::ANY,
    &loaders::VAE,
    &loaders::SCHEDULER,
    &loaders::CLIP_SKIP,
    &loaders::IDEAL_SIZE,
    &loras::LOADER,
    &loras::SELECTOR,
    &loras::COLLECTION_LOADER,
    &loras::SDXL_LOADER,
    &loras::SDXL_COLLECTION_LOADER,
];
