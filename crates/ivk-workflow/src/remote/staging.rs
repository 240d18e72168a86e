//! Local pictures as values of a run: uploaded when the run is submitted, each content once.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;

use async_trait::async_trait;
use bytes::Bytes;
use ivk_api::types::ImageName;

use super::error::{BoxError, RunError, RunErrorKind};

/// A picture that is not on the server yet.
#[derive(Clone, PartialEq, Eq)]
pub struct LocalImage {
    name: String,
    source: Source,
}

#[derive(Clone, PartialEq, Eq)]
enum Source {
    Path(PathBuf),
    Bytes(Bytes),
}

impl LocalImage {
    /// A file. It is read when the run is submitted.
    pub fn from_path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Self {
            name,
            source: Source::Path(path),
        }
    }

    /// A picture in memory, in any format that the server reads. `name` is what the server is told.
    pub fn from_bytes(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self {
            name: name.into(),
            source: Source::Bytes(content.into()),
        }
    }

    /// The file name, without folders.
    pub fn name(&self) -> &str {
        &self.name
    }

    async fn read(&self) -> std::io::Result<Bytes> {
        match &self.source {
            Source::Bytes(content) => Ok(content.clone()),
            Source::Path(path) => {
                let path = path.clone();
                let reading = tokio::task::spawn_blocking(move || std::fs::read(path));
                reading.await.map_err(std::io::Error::other)?.map(Bytes::from)
            }
        }
    }
}

impl fmt::Debug for LocalImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("LocalImage");
        match &self.source {
            Source::Path(path) => debug.field("path", path),
            Source::Bytes(content) => debug.field("name", &self.name).field("bytes", &content.len()),
        };
        debug.finish()
    }
}

/// Brings pictures to the server.
#[async_trait]
pub trait ImageUploader: Send + Sync {
    /// Uploads one picture and gives the name that it has on the server.
    ///
    /// # Errors
    ///
    /// When the picture cannot be uploaded, or is none.
    async fn upload(&self, name: &str, content: Bytes) -> Result<ImageName, BoxError>;
}

/// The pictures that one run has uploaded, by content.
#[derive(Debug, Default)]
pub(crate) struct Uploads {
    done: HashMap<Bytes, ImageName>,
}

impl Uploads {
    /// The name of a picture on the server, after an upload if it was not there yet.
    pub(crate) async fn stage(
        &mut self,
        image: &LocalImage,
        uploader: Option<&dyn ImageUploader>,
    ) -> Result<ImageName, RunError> {
        let failed = |message: String, error: BoxError| {
            RunError::new(RunErrorKind::Upload, message).because(std::sync::Arc::from(error))
        };
        let content = image
            .read()
            .await
            .map_err(|error| failed(format!("{} cannot be read", image.name), error.into()))?;
        if let Some(name) = self.done.get(&content) {
            return Ok(name.clone());
        }
        let Some(uploader) = uploader else {
            let message = "local images cannot be used here: nothing uploads them";
            return Err(RunError::new(RunErrorKind::Upload, message));
        };
        let name = uploader
            .upload(&image.name, content.clone())
            .await
            .map_err(|error| failed(format!("{} did not reach the server", image.name), error))?;
        self.done.insert(content, name.clone());
        Ok(name)
    }

    /// The names of all pictures that were uploaded.
    pub(crate) fn names(&self) -> Vec<ImageName> {
        self.done.values().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[derive(Default)]
    struct Counting(Mutex<Vec<String>>);

    #[async_trait]
    impl ImageUploader for Counting {
        async fn upload(&self, name: &str, _: Bytes) -> Result<ImageName, BoxError> {
            let mut names = self.0.lock().unwrap();
            names.push(name.to_owned());
            Ok(ImageName::new(format!("{}.png", names.len())))
        }
    }

    #[tokio::test]
    async fn the_same_content_is_uploaded_once() {
        let (server, mut uploads) = (Counting::default(), Uploads::default());
        let mut names = Vec::new();
        for (name, content) in [("a.png", "one"), ("b.png", "two"), ("copy of a.png", "one")] {
            let image = LocalImage::from_bytes(name, content);
            names.push(uploads.stage(&image, Some(&server)).await.unwrap());
        }
        assert_eq!(names, ["1.png", "2.png", "1.png"]);
        assert_eq!(*server.0.lock().unwrap(), ["a.png", "b.png"]);
    }

    #[tokio::test]
    async fn a_missing_file_is_named() {
        let image = LocalImage::from_path("/nowhere/cat.png");
        let error = Uploads::default()
            .stage(&image, Some(&Counting::default()))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), RunErrorKind::Upload);
        assert_eq!(error.to_string(), "cat.png cannot be read");
    }
}
