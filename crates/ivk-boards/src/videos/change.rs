//! Changes to videos.

use ivk_api::operations::videos::{
    AddVideoToBoard, DeleteVideosFromList, RemoveVideoFromBoard, StarVideosInList, UnstarVideosInList,
    UpdateVideo,
};
use ivk_api::transport::call;
use ivk_api::types::{
    ImageCategory, VideoBoardArg, VideoDto, VideoName, VideoNamesBatch, VideoRecordChanges,
};
use ivk_transport::http::Client;

use super::{Videos, existing};
use crate::board::{BoardRef, ProtectedBoards};
use crate::change::{Answer, Change, Things, Wish};
use crate::error::{Error, Thing};

/// How many videos are changed with one request.
const CHANGED_AT_ONCE: usize = 100;

impl Things for Videos {
    type Name = VideoName;

    const THING: Thing = Thing::Video;

    fn client(&self) -> &Client {
        &self.client
    }

    fn protected(&self) -> &ProtectedBoards {
        &self.protected
    }

    fn at_once(wish: &Wish) -> usize {
        match wish {
            // The server moves one with a request.
            Wish::MoveTo(_) => 1,
            _ => CHANGED_AT_ONCE,
        }
    }

    async fn require(&self) -> Result<(), Error> {
        self.support.require().await
    }

    async fn find(&self, names: &[VideoName]) -> Result<Vec<(VideoName, BoardRef)>, Error> {
        let found = self.get_each(names).await?;
        let lying = found
            .into_iter()
            .map(|video| (video.video_name, video.board_id.into()));
        Ok(lying.collect())
    }

    async fn ask(&self, wish: &Wish, part: &[VideoName]) -> Result<Answer<VideoName>, Error> {
        let client = &self.client;
        let (done, failed) = match wish {
            Wish::Delete => {
                let operation = DeleteVideosFromList::new(VideoNamesBatch::new(part));
                let deleted = call(client, &operation).await;
                let deleted = deleted.map_err(|error| Error::call("deleting videos", error))?;
                (deleted.deleted_videos, deleted.failed_videos)
            }
            Wish::Star => {
                let starred = call(client, &StarVideosInList::new(VideoNamesBatch::new(part))).await;
                let starred = starred.map_err(|error| Error::call("starring videos", error))?;
                (starred.starred_videos, starred.failed_videos)
            }
            Wish::Unstar => {
                let unstarred = call(client, &UnstarVideosInList::new(VideoNamesBatch::new(part))).await;
                let unstarred =
                    unstarred.map_err(|error| Error::call("taking the stars of videos", error))?;
                (unstarred.unstarred_videos, unstarred.failed_videos)
            }
            Wish::MoveTo(board) => (self.move_each(part, board).await?, Vec::new()),
        };
        Ok(Answer { done, failed })
    }
}

impl Videos {
    /// Moves videos to a board, or off all boards, one with a request.
    ///
    /// It fails with [`NoSuchBoard`](crate::ErrorKind::NoSuchBoard) when there is no such board, and with
    /// [`Protected`](crate::ErrorKind::Protected) when a video lies on a protected one.
    pub fn move_to(&self, names: &[VideoName], board: impl Into<BoardRef>) -> Change<VideoName> {
        self.change(names, Wish::MoveTo(board.into()))
    }

    /// Stars videos.
    pub fn star(&self, names: &[VideoName]) -> Change<VideoName> {
        self.change(names, Wish::Star)
    }

    /// Takes the stars of videos away.
    pub fn unstar(&self, names: &[VideoName]) -> Change<VideoName> {
        self.change(names, Wish::Unstar)
    }

    /// Deletes videos, 100 with a request.
    ///
    /// It fails with [`Protected`](crate::ErrorKind::Protected) before anything is deleted when a video lies on a protected
    /// board.
    pub fn delete(&self, names: &[VideoName]) -> Change<VideoName> {
        self.change(names, Wish::Delete)
    }

    /// Changes the category of a video.
    ///
    /// # Errors
    ///
    /// [`NoSuchVideo`](crate::ErrorKind::NoSuchVideo) when there is no such video;
    /// [`Unsupported`](crate::ErrorKind::Unsupported) before 6.14.
    pub async fn set_category(
        &self,
        name: impl Into<VideoName>,
        category: ImageCategory,
    ) -> Result<VideoDto, Error> {
        let name = name.into();
        self.support.require().await?;
        let changes = VideoRecordChanges::default().video_category(category);
        match call(&self.client, &UpdateVideo::new(&name, changes)).await {
            Ok(video) => Ok(video),
            Err(error) => {
                let error = Error::about_video("changing", name.as_str(), error);
                if error.is_rejected() {
                    self.get(&name).await?;
                }
                Err(error)
            }
        }
    }

    async fn move_each(&self, part: &[VideoName], board: &BoardRef) -> Result<Vec<VideoName>, Error> {
        let client = &self.client;
        let mut done = Vec::new();
        for name in part {
            // A video that does not exist is answered with 500, so it is looked for first.
            if existing(self.get(name).await).transpose()?.is_none() {
                continue;
            }
            let moved = match board {
                BoardRef::Board(id) => {
                    let operation = AddVideoToBoard::new(VideoBoardArg::new(id, name));
                    call(client, &operation).await.map(|added| added.added_videos)
                }
                BoardRef::Uncategorized => call(client, &RemoveVideoFromBoard::new(name))
                    .await
                    .map(|removed| removed.removed_videos),
            };
            done.extend(moved.map_err(|error| Error::call(format_args!("moving video {name}"), error))?);
        }
        Ok(done)
    }

    /// Deletes one video.
    ///
    /// # Errors
    ///
    /// [`NoSuchVideo`](crate::ErrorKind::NoSuchVideo) when there is no such video;
    /// [`Refused`](crate::ErrorKind::Refused) when the server did not delete it.
    pub async fn delete_one(&self, name: impl Into<VideoName>) -> Result<(), Error> {
        self.remove(name.into()).await
    }
}
