//! The models that a server has.

use ivk_api::operations::model_manager::{
    GetModelRecord, GetModelRecordsByAttrs, GetModelRecordsByHash, ListModelRecords,
};
use ivk_api::transport::call;
use ivk_api::types::{BaseModelType, ModelConfig, ModelKey, ModelType};
use ivk_transport::http::Client;

use crate::error::Error;
use crate::matching::{ModelMatch, ModelMatcher};
use crate::reference::ModelReference;

/// The models of a server. Cheap to clone; every question is asked anew.
///
/// ```no_run
/// # async fn show(client: ivk_transport::http::Client) -> Result<(), ivk_models::Error> {
/// let models = ivk_models::Models::new(client);
/// for model in models.list().await? {
///     println!("{} ({} {})", model.name, model.base, model.r#type);
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Models {
    client: Client,
}

impl Models {
    /// The models of the server behind `client`.
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    /// All models. Those of families, types and formats that this crate does not know are listed like any other.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn list(&self) -> Result<Vec<ModelConfig>, Error> {
        let list = call(&self.client, &ListModelRecords::new()).await;
        Ok(list
            .map_err(|error| Error::call("listing the models", error))?
            .models)
    }

    /// The model with this key.
    ///
    /// # Errors
    ///
    /// [`NotFound`](crate::ErrorKind::NotFound) when there is none.
    pub async fn get(&self, key: impl Into<ModelKey>) -> Result<ModelConfig, Error> {
        let key = key.into();
        call(&self.client, &GetModelRecord::new(&key))
            .await
            .map_err(|error| match error.is_not_found() {
                true => Error::not_found(format_args!("with key {key}"), error),
                false => Error::call("reading a model", error),
            })
    }

    /// The model with this hash. Servers before 6.12 do not have this question; [`list`](Self::list) does.
    ///
    /// # Errors
    ///
    /// [`NotFound`](crate::ErrorKind::NotFound) when there is none.
    pub async fn get_by_hash(&self, hash: &str) -> Result<ModelConfig, Error> {
        call(&self.client, &GetModelRecordsByHash::new(hash))
            .await
            .map_err(|error| match error.is_not_found() {
                true => Error::not_found(format_args!("with hash {hash}"), error),
                false => Error::call("reading a model", error),
            })
    }

    /// The model with this name, base and type.
    ///
    /// # Errors
    ///
    /// [`NotFound`](crate::ErrorKind::NotFound) when there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
        base: impl Into<BaseModelType>,
        model_type: impl Into<ModelType>,
    ) -> Result<ModelConfig, Error> {
        let (base, model_type) = (base.into(), model_type.into());
        let wanted = format!("\"{name}\" ({base} {model_type})");
        call(&self.client, &GetModelRecordsByAttrs::new(name, model_type, base))
            .await
            .map_err(|error| match error.is_not_found() {
                true => Error::not_found(wanted, error),
                false => Error::call("reading a model", error),
            })
    }

    /// What each of these references means on this server, in the same order. The models are listed once.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn find(
        &self,
        references: &[ModelReference],
        matcher: &ModelMatcher,
    ) -> Result<Vec<ModelMatch>, Error> {
        let models = if references.is_empty() {
            Vec::new()
        } else {
            self.list().await?
        };
        Ok(references
            .iter()
            .map(|reference| matcher.find(reference, &models))
            .collect())
    }
}
