//! What one part of the client asks of another.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use ivk_boards::{Images, UploadSource};
use ivk_models::{BaseModelType, ModelConfig, ModelMatch, ModelMatcher, ModelReference, ModelType, Models};
use ivk_workflow::remote::{
    BoxError, ImageName, ImageRecord, ImageRecords, ImageUploader, ModelIdentity, ModelOutcome, ModelResolver,
};

/// The boards and sizes of results.
pub(crate) struct GalleryRecords(pub(crate) Images);

#[async_trait]
impl ImageRecords for GalleryRecords {
    async fn read(&self, names: &[ImageName]) -> Result<Vec<ImageRecord>, BoxError> {
        let images = self.0.get_many(names).await?;
        let pixels = |size: i64| u32::try_from(size).unwrap_or_default();
        let record = |image: ivk_boards::ImageDto| ImageRecord {
            width: pixels(image.width),
            height: pixels(image.height),
            board_id: image.board_id.map(|board| board.as_str().to_owned()),
            is_intermediate: image.is_intermediate,
            name: image.image_name,
        };
        Ok(images.into_iter().map(record).collect())
    }
}

/// The upload of local images of a run.
pub(crate) struct GalleryUploads(pub(crate) Images);

#[async_trait]
impl ImageUploader for GalleryUploads {
    async fn upload(&self, name: &str, content: Bytes) -> Result<ImageName, BoxError> {
        let image = self
            .0
            .upload(UploadSource::from_bytes(name, content))
            .send()
            .await?;
        Ok(image.image_name)
    }
}

/// The models of the server.
pub(crate) struct Inventory {
    pub(crate) models: Models,
    pub(crate) matcher: Arc<ModelMatcher>,
}

#[async_trait]
impl ModelResolver for Inventory {
    async fn resolve(&self, wanted: &[ModelIdentity]) -> Result<Vec<ModelOutcome>, BoxError> {
        let references: Vec<_> = wanted.iter().map(reference).collect();
        let matches = self.models.find(&references, &self.matcher).await?;
        Ok(matches.into_iter().map(outcome).collect())
    }
}

fn reference(identity: &ModelIdentity) -> ModelReference {
    ModelReference {
        key: identity.key.clone(),
        hash: identity.hash.clone(),
        name: identity.name.clone(),
        base: BaseModelType::from(identity.base.as_str()),
        model_type: ModelType::from(identity.model_type.as_str()),
    }
}

fn identity(model: &ModelConfig) -> ModelIdentity {
    ModelIdentity {
        key: model.key.as_str().to_owned(),
        hash: model.hash.clone(),
        name: model.name.clone(),
        base: model.base.as_str().to_owned(),
        model_type: model.r#type.as_str().to_owned(),
    }
}

fn outcome(found: ModelMatch) -> ModelOutcome {
    let identities = |models: Vec<ModelConfig>| models.iter().map(identity).collect();
    match found {
        ModelMatch::Found { model, by, .. } => ModelOutcome::Found {
            model: identity(&model),
            by,
        },
        ModelMatch::Ambiguous { candidates, .. } => ModelOutcome::Ambiguous {
            candidates: identities(candidates),
        },
        ModelMatch::Missing { candidates, .. } => ModelOutcome::Missing {
            candidates: identities(candidates),
        },
        // A kind of match that a newer inventory has is no match here.
        _ => ModelOutcome::Missing {
            candidates: Vec::new(),
        },
    }
}
