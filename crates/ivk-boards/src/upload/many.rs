//! Many uploads.

use std::collections::HashMap;
use std::sync::Arc;

use ivk_api::types::{BoardId, ImageDto};
use tokio::sync::OnceCell;

use super::Upload;
use crate::board::{BoardRef, refuse_unknown};
use crate::error::Error;
use crate::images::Images;
use crate::transfers::{CONCURRENCY, Transfers};

/// Many uploads that are being described. See [`Images::upload_many`].
#[derive(Debug)]
#[must_use = "uploads do nothing until they are started"]
pub struct UploadMany {
    images: Images,
    uploads: Vec<Upload>,
    concurrency: usize,
}

/// Boards that are known to exist, each looked up once, by the first upload that goes there.
type Known = HashMap<BoardId, Arc<OnceCell<()>>>;

impl UploadMany {
    pub(crate) fn new(images: Images, uploads: Vec<Upload>) -> Self {
        Self {
            images,
            uploads,
            concurrency: CONCURRENCY,
        }
    }

    /// How many go on at once: 16 unless said otherwise. The server decodes and encodes every picture, which is what takes
    /// the time.
    pub fn concurrency(mut self, uploads: usize) -> Self {
        self.concurrency = uploads;
        self
    }

    /// Begins as the stream is read. Each transfer names what it was about as the source shows itself: the path, or the name.
    pub fn start(self) -> Transfers<String, ImageDto> {
        let Self {
            images,
            uploads,
            concurrency,
        } = self;
        let boards = uploads.iter().filter_map(|upload| upload.board.board_id());
        let known: Known = boards.map(|board| (board.clone(), Arc::default())).collect();
        let items: Vec<_> = uploads
            .into_iter()
            .map(|upload| Queued {
                known: upload
                    .board
                    .board_id()
                    .and_then(|board| known.get(board))
                    .cloned(),
                upload,
            })
            .collect();
        Transfers::new(items, concurrency, move |queued: Queued| {
            let images = images.clone();
            async move {
                let name = format!("{:?}", queued.upload.source);
                (name, queued.send(&images).await)
            }
        })
    }
}

struct Queued {
    upload: Upload,
    known: Option<Arc<OnceCell<()>>>,
}

impl Queued {
    async fn send(self, images: &Images) -> Result<ImageDto, Error> {
        if let (Some(known), BoardRef::Board(_)) = (&self.known, &self.upload.board) {
            let board = &self.upload.board;
            known
                .get_or_try_init(|| refuse_unknown(&images.client, board))
                .await?;
        }
        self.upload.send_to_known().await
    }
}
