//! Images.

mod change;
mod list;
mod metadata;

use ivk_api::operations::images::{GetImageDto, GetImageMetadata, GetImageWorkflow, GetImagesByNames};
use ivk_api::transport::call;
use ivk_api::types::{ImageDto, ImageName};
use ivk_transport::http::Client;

use crate::board::{BoardRef, ProtectedBoards};
use crate::download::{Download, DownloadMany, Item};
use crate::error::Error;
use crate::upload::{Upload, UploadMany, UploadSource};

pub use metadata::ImageMetadata;

/// How many images the server describes at once.
pub(crate) const AT_ONCE: usize = 1_000;

/// The images of a server. Cheap to clone; every question is asked anew.
///
/// ```no_run
/// # async fn show(client: ivk_transport::http::Client) -> Result<(), ivk_boards::Error> {
/// let images = ivk_boards::Images::new(client);
/// let uploaded = images.upload("cat.jpg").send().await?;
/// images.download(&uploaded).to_dir("out").await?;
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Images {
    pub(crate) client: Client,
    pub(crate) protected: ProtectedBoards,
}

/// What an image or a video says about how it was made, as JSON text in the editor's formats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct EmbeddedWorkflow {
    /// The workflow, which [`ivk_workflow`](https://docs.rs/ivk-workflow) opens.
    pub workflow: Option<String>,
    /// The graph that ran.
    pub graph: Option<String>,
}

impl Images {
    /// The images of the server behind `client`.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            protected: ProtectedBoards::new(),
        }
    }

    /// Refuses to move images away from these boards, and to delete images on them. The set can grow and shrink
    /// afterwards.
    pub fn protecting(mut self, boards: ProtectedBoards) -> Self {
        self.protected = boards;
        self
    }

    /// What the server says about an image: size, board, category, whether it is starred.
    ///
    /// # Errors
    ///
    /// [`NoSuchImage`](crate::ErrorKind::NoSuchImage) when there is none.
    pub async fn get(&self, name: impl Into<ImageName>) -> Result<ImageDto, Error> {
        let name = name.into();
        let image = call(&self.client, &GetImageDto::new(&name)).await;
        image.map_err(|error| Error::about_image("reading", name.as_str(), error))
    }

    /// What the server says about many images, in the order of the names. Images that do not exist are left out.
    ///
    /// # Errors
    ///
    /// When the server cannot be asked.
    pub async fn get_many(&self, names: &[ImageName]) -> Result<Vec<ImageDto>, Error> {
        let mut images = Vec::with_capacity(names.len());
        for part in names.chunks(AT_ONCE) {
            let found = call(&self.client, &GetImagesByNames::new(part)).await;
            images.extend(found.map_err(|error| Error::call("reading images", error))?);
        }
        Ok(images)
    }

    /// Where an image lies. One request, however large the board is.
    ///
    /// # Errors
    ///
    /// [`NoSuchImage`](crate::ErrorKind::NoSuchImage) when there is no such image.
    pub async fn board_of(&self, name: impl Into<ImageName>) -> Result<BoardRef, Error> {
        Ok(self.get(name).await?.board_id.into())
    }

    /// The generation data of an image; `None` when it has none.
    ///
    /// # Errors
    ///
    /// [`NoSuchImage`](crate::ErrorKind::NoSuchImage) when there is no such image.
    pub async fn metadata(&self, name: impl Into<ImageName>) -> Result<Option<ImageMetadata>, Error> {
        let name = name.into();
        let metadata = call(&self.client, &GetImageMetadata::new(&name)).await;
        let metadata =
            metadata.map_err(|error| Error::about_image("reading the metadata of", name.as_str(), error))?;
        Ok(metadata.map(ImageMetadata::new))
    }

    /// The workflow and the graph that an image carries.
    ///
    /// # Errors
    ///
    /// [`NoSuchImage`](crate::ErrorKind::NoSuchImage) when there is no such image.
    pub async fn workflow(&self, name: impl Into<ImageName>) -> Result<EmbeddedWorkflow, Error> {
        let name = name.into();
        let answer = call(&self.client, &GetImageWorkflow::new(&name)).await;
        let answer =
            answer.map_err(|error| Error::about_image("reading the workflow of", name.as_str(), error))?;
        Ok(EmbeddedWorkflow {
            workflow: answer.workflow,
            graph: answer.graph,
        })
    }

    /// Starts an upload of a file, of bytes or of a stream; [`Upload::send`] sends it.
    pub fn upload(&self, source: impl Into<UploadSource>) -> Upload {
        Upload::new(self.clone(), source.into())
    }

    /// Starts many uploads, a few at a time.
    ///
    /// ```no_run
    /// # async fn show(images: ivk_boards::Images, board: ivk_boards::BoardRef) {
    /// let uploads = ["a.png", "b.jpg"].map(|path| images.upload(path).board(&board));
    /// let mut uploading = images.upload_many(uploads).start();
    /// while let Some(upload) = uploading.next().await {
    ///     match upload.result {
    ///         Ok(image) => println!("{:?} is {}", upload.of, image.image_name),
    ///         Err(error) => eprintln!("{error}"),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn upload_many(&self, uploads: impl IntoIterator<Item = Upload>) -> UploadMany {
        UploadMany::new(self.clone(), uploads.into_iter().collect())
    }

    /// Starts a download; say where to with one of the methods of [`Download`].
    pub fn download(&self, name: impl Into<ImageName>) -> Download {
        Download::new(self.client.clone(), Item::Image(name.into()))
    }

    /// Starts many downloads, a few at a time.
    ///
    /// ```no_run
    /// # async fn show(images: ivk_boards::Images, names: Vec<ivk_boards::ImageName>) {
    /// let mut downloading = images.download_many(&names).to_dir("out");
    /// while let Some(download) = downloading.next().await {
    ///     match download.result {
    ///         Ok(path) => println!("{}", path.display()),
    ///         Err(error) => eprintln!("{error}"),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn download_many(&self, names: &[ImageName]) -> DownloadMany<ImageName> {
        DownloadMany::new(self.client.clone(), names.to_vec(), Item::Image)
    }
}
