//! Changes to videos.

use std::collections::HashSet;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use ivk_api::operations::videos::{
    AddVideoToBoard, DeleteVideosFromList, RemoveVideoFromBoard, StarVideosInList, UnstarVideosInList,
    UpdateVideo,
};
use ivk_api::transport::call;
use ivk_api::types::{
    ImageCategory, VideoBoardArg, VideoDto, VideoName, VideoNamesBatch, VideoRecordChanges,
};

use super::{AT_ONCE, Videos, existing};
use crate::board::BoardRef;
use crate::change::{Answer, Change, Changer};
use crate::error::{Error, ErrorKind};

/// How many videos are changed with one request.
const CHANGED_AT_ONCE: usize = 100;

enum Wish {
    Delete,
    Star,
    Unstar,
    MoveTo(BoardRef),
}

struct VideoChange {
    videos: Videos,
    wish: Wish,
}

impl Changer<VideoName> for VideoChange {
    fn at_once(&self) -> usize {
        match self.wish {
            // The server moves one with a request.
            Wish::MoveTo(_) => 1,
            _ => CHANGED_AT_ONCE,
        }
    }

    fn prepare<'a>(&'a self, names: &'a [VideoName]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            self.videos.support.require().await?;
            match &self.wish {
                Wish::Star | Wish::Unstar => Ok(()),
                Wish::Delete => self.videos.refuse_protected("deleting", names, None).await,
                Wish::MoveTo(board) => {
                    self.videos.images().refuse_unknown(board).await?;
                    self.videos.refuse_protected("moving", names, Some(board)).await
                }
            }
        })
    }

    fn change<'a>(&'a self, part: &'a [VideoName]) -> BoxFuture<'a, Result<Answer<VideoName>, Error>> {
        let client = &self.videos.client;
        Box::pin(async move {
            let (done, failed) = match &self.wish {
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
        })
    }

    fn existing<'a>(&'a self, names: &'a [VideoName]) -> BoxFuture<'a, Result<HashSet<VideoName>, Error>> {
        Box::pin(async move {
            let found = self.videos.get_each(names).await?;
            Ok(found.into_iter().map(|video| video.video_name).collect())
        })
    }
}

impl VideoChange {
    async fn move_each(&self, part: &[VideoName], board: &BoardRef) -> Result<Vec<VideoName>, Error> {
        let client = &self.videos.client;
        let mut done = Vec::new();
        for name in part {
            // A video that does not exist is answered with 500, so it is looked for first.
            if existing(self.videos.get(name).await).transpose()?.is_none() {
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
}

impl Videos {
    fn change(&self, names: &[VideoName], wish: Wish) -> Change<VideoName> {
        let videos = self.clone();
        Change::new(names, VideoChange { videos, wish })
    }

    /// Moves videos to a board, or off all boards, one with a request.
    ///
    /// It fails with [`ErrorKind::NoSuchBoard`] when there is no such board, and with [`ErrorKind::Protected`] when a video
    /// lies on a protected one.
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
    /// It fails with [`ErrorKind::Protected`] before anything is deleted when a video lies on a protected board.
    pub fn delete(&self, names: &[VideoName]) -> Change<VideoName> {
        self.change(names, Wish::Delete)
    }

    /// Changes the category of a video.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchVideo`] when there is no such video; [`ErrorKind::Unsupported`] before 6.14.
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

    async fn get_each(&self, names: &[VideoName]) -> Result<Vec<VideoDto>, Error> {
        let names: Vec<VideoName> = names.to_vec();
        let read = names
            .into_iter()
            .map(|name| async { existing(self.get(name).await) });
        let read: Vec<_> = futures_util::stream::iter(read).buffered(AT_ONCE).collect().await;
        read.into_iter().flatten().collect()
    }

    async fn refuse_protected(
        &self,
        doing: &str,
        names: &[VideoName],
        going: Option<&BoardRef>,
    ) -> Result<(), Error> {
        if self.protected.is_empty() {
            return Ok(());
        }
        let found = self.get_each(names).await?;
        let lying = found
            .iter()
            .map(|video| (video.video_name.as_str(), video.board_id.clone().into()));
        self.protected
            .refuse_things(&format!("{doing} video"), lying, going)
    }

    /// Deletes one video.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoSuchVideo`] when there is no such video; [`ErrorKind::Refused`] when the server did not delete it.
    pub async fn delete_one(&self, name: impl Into<VideoName>) -> Result<(), Error> {
        let name = name.into();
        let changed = self.delete(std::slice::from_ref(&name)).await?;
        if changed.is_complete() {
            return Ok(());
        }
        Err(if changed.missing.is_empty() {
            Error::new(
                ErrorKind::Refused,
                format!("the server did not delete video {name}"),
            )
        } else {
            Error::new(ErrorKind::NoSuchVideo, format!("the server has no video {name}"))
        })
    }
}
