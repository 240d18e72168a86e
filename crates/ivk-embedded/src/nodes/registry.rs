//! All node types by name.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::node_type::NodeType;

/// Every node type that the embedded server knows.
pub(crate) fn registry() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::new);
    &REGISTRY
}

/// Node types by name.
pub(crate) struct Registry {
    types: BTreeMap<&'static str, &'static NodeType>,
}

impl Registry {
    fn new() -> Self {
        let families = [
            super::calls::NODES,
            super::collections::NODES,
            super::image::NODES,
            super::math::NODES,
            super::metadata::NODES,
            super::models::NODES,
            super::primitives::NODES,
            super::simulated::NODES,
            super::strings::NODES,
        ];
        let types = families
            .into_iter()
            .flatten()
            .map(|node_type| (node_type.name, *node_type))
            .collect();
        Self { types }
    }

    /// The type of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&'static NodeType> {
        self.types.get(name).copied()
    }

    /// All types, by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static NodeType> {
        self.types.values().copied()
    }
}
