//! One record of an export.

use ivk_api::types::ImageDto;
use serde::Serialize;

use crate::images::ImageMetadata;

/// One image of an export: what the server says about it, how it was made, and the file it was written to.
///
/// As JSON it is the record of the server with two more fields, `metadata` and `file`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ExportRecord {
    /// What the server says about it.
    #[serde(flatten)]
    pub image: ImageDto,
    /// How it was made.
    pub metadata: Option<ImageMetadata>,
    /// The name of its file in the folder, when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl ExportRecord {
    /// The titles of the columns.
    pub(super) const TITLES: [&'static str; 19] = [
        "image_name",
        "file",
        "board_id",
        "image_category",
        "image_origin",
        "width",
        "height",
        "created_at",
        "starred",
        "is_intermediate",
        "session_id",
        "positive_prompt",
        "negative_prompt",
        "seed",
        "steps",
        "cfg_scale",
        "scheduler",
        "model",
        "metadata",
    ];

    pub(super) fn new(image: ImageDto, metadata: Option<ImageMetadata>) -> Self {
        Self {
            image,
            metadata,
            file: None,
        }
    }

    /// The values under the titles. The last is all of the metadata, as JSON.
    pub(super) fn values(&self) -> Result<[String; 19], serde_json::Error> {
        let image = &self.image;
        let id = |id: Option<&str>| id.unwrap_or_default().to_owned();
        let metadata = match &self.metadata {
            Some(metadata) => serde_json::to_string(metadata)?,
            None => String::new(),
        };
        Ok([
            image.image_name.to_string(),
            id(self.file.as_deref()),
            id(image.board_id.as_ref().map(AsRef::as_ref)),
            image.image_category.as_str().to_owned(),
            image.image_origin.as_str().to_owned(),
            image.width.to_string(),
            image.height.to_string(),
            image.created_at.to_string(),
            image.starred.to_string(),
            image.is_intermediate.to_string(),
            id(image.session_id.as_ref().map(AsRef::as_ref)),
            self.text("positive_prompt"),
            self.text("negative_prompt"),
            self.text("seed"),
            self.text("steps"),
            self.text("cfg_scale"),
            self.text("scheduler"),
            self.model(),
            metadata,
        ])
    }

    /// A field of the metadata: text as it is, everything else as JSON.
    fn text(&self, field: &str) -> String {
        let Some(metadata) = &self.metadata else {
            return String::new();
        };
        match (metadata.get::<String>(field), metadata.raw(field)) {
            (Some(text), _) => text,
            (None, Some(value)) if !value.is_null() => value.to_string(),
            _ => String::new(),
        }
    }

    /// The name of the main model.
    fn model(&self) -> String {
        #[derive(serde::Deserialize)]
        struct Named {
            name: String,
        }
        let named = self
            .metadata
            .as_ref()
            .and_then(|metadata| metadata.get::<Named>("model"));
        named.map(|model| model.name).unwrap_or_default()
    }
}
