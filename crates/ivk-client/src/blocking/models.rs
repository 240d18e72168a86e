//! The models that a server has.

use ivk_models::{BaseModelType, ModelConfig, ModelKey, ModelMatch, ModelMatcher, ModelReference, ModelType};

use super::runtime::Runtime;
use crate::error::Error;

/// The models of a server; see [`ivk_models::Models`].
#[derive(Debug, Clone)]
pub struct Models {
    inner: ivk_models::Models,
    runtime: Runtime,
}

impl Models {
    pub(super) fn new(inner: ivk_models::Models, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// All models.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn list(&self) -> Result<Vec<ModelConfig>, Error> {
        self.runtime.try_wait(self.inner.list())
    }

    /// The model with this key.
    ///
    /// # Errors
    ///
    /// When there is none, and inside a runtime.
    pub fn get(&self, key: impl Into<ModelKey>) -> Result<ModelConfig, Error> {
        self.runtime.try_wait(self.inner.get(key))
    }

    /// The model with this hash; see [`ivk_models::Models::get_by_hash`].
    ///
    /// # Errors
    ///
    /// When there is none, and inside a runtime.
    pub fn get_by_hash(&self, hash: &str) -> Result<ModelConfig, Error> {
        self.runtime.try_wait(self.inner.get_by_hash(hash))
    }

    /// The model with this name, base and type.
    ///
    /// # Errors
    ///
    /// When there is none, and inside a runtime.
    pub fn get_by_name(
        &self,
        name: &str,
        base: impl Into<BaseModelType>,
        model_type: impl Into<ModelType>,
    ) -> Result<ModelConfig, Error> {
        self.runtime
            .try_wait(self.inner.get_by_name(name, base, model_type))
    }

    /// What each of these references means on this server; see [`ivk_models::Models::find`].
    ///
    /// # Errors
    ///
    /// When the server cannot be asked, and inside a runtime.
    pub fn find(
        &self,
        references: &[ModelReference],
        matcher: &ModelMatcher,
    ) -> Result<Vec<ModelMatch>, Error> {
        self.runtime.try_wait(self.inner.find(references, matcher))
    }
}
