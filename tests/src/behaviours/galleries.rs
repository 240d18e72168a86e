//! What our own client makes of the gallery of a server: boards, images, files going up and down.

use std::sync::{Arc, Mutex};

use futures_util::TryStreamExt;
use ivk_client::boards::{
    BoardFilter, BoardHandle, BoardImages, BoardOrder, BoardVisibility, ErrorKind, ImageCategory, ImageName,
    ProtectedBoards, ResourceOrigin, UploadSource,
};
use ivk_client::prelude::*;

use super::client::{client, client_with};
use super::images::png;
use crate::server::Server;

/// A picture in memory.
pub(super) fn picture(width: u32, height: u32) -> UploadSource {
    UploadSource::from_bytes("picture.png", png(width, height))
}

/// A board of its own.
pub(super) async fn new_board(client: &Client) -> Result<BoardHandle, Error> {
    let name = format!("board {}", uuid::Uuid::new_v4());
    Ok(client.boards().handle(&client.boards().create(&name).await?))
}

/// Uploads so many pictures onto a board; their names, the oldest first.
pub(super) async fn fill(board: &BoardHandle, count: u32) -> Result<Vec<ImageName>, Error> {
    let mut names = Vec::new();
    for side in 1..=count {
        names.push(board.upload(picture(side, side)).send().await?.image_name);
    }
    Ok(names)
}

pub(super) fn kind<T: std::fmt::Debug, E: Into<Error> + std::fmt::Debug>(result: Result<T, E>) -> ErrorKind {
    let error: Error = result.unwrap_err().into();
    error.boards_error().unwrap().kind()
}

/// Boards come in four orders, in pages, and archived ones only when they are asked for.
pub fn order_boards(server: &Server) {
    client(server, async |client| {
        let boards = client.boards();
        let prefix = uuid::Uuid::new_v4();
        let mut made = Vec::new();
        for name in ["b", "a", "c"] {
            made.push(boards.create(&format!("{prefix} {name}")).await?.board_id);
        }
        let [b, a, c] = [&made[0], &made[1], &made[2]];
        boards.archive(c, true).await?;
        let orders = [
            (BoardOrder::OldestFirst, [b, a, c]),
            (BoardOrder::NewestFirst, [c, a, b]),
            (BoardOrder::NameAscending, [a, b, c]),
            (BoardOrder::NameDescending, [c, b, a]),
        ];
        for (order, expected) in orders {
            let filter = BoardFilter::new().order(order).with_archived();
            let mut listed = boards.list_by(&filter).await?;
            listed.retain(|board| made.contains(&board.board_id));
            let listed: Vec<_> = listed.iter().map(|board| &board.board_id).collect();
            assert_eq!(listed, expected, "{order:?}");
            let page = boards.page(&filter, 0, 100_000).await?;
            assert!(page.boards.iter().any(|board| board.board_id == *c) && !page.has_more);
            let page = boards.page(&filter, 1, 1).await?;
            assert!(page.boards.len() == 1 && page.has_more);
        }
        assert!(boards.list().await?.iter().all(|board| board.board_id != *c));
        let named = boards.get_by_name(&format!("{prefix} c")).await?;
        assert_eq!((&named.board_id, named.archived), (c, true));
        for board in &made {
            boards.delete(board, BoardImages::Keep).await?;
        }
        Ok(())
    });
}

/// No picture is lost on a board that is not there, and the uncategorized board is not taken for one.
pub fn refuse_boards_that_are_not_there(server: &Server) {
    client(server, async |client| {
        let (boards, images) = (client.boards(), client.images());
        let nowhere = "no-such-board";
        assert_eq!(kind(boards.get(nowhere).await), ErrorKind::NoSuchBoard);
        assert_eq!(kind(boards.open(nowhere).await), ErrorKind::NoSuchBoard);
        assert_eq!(kind(boards.rename(nowhere, "x").await), ErrorKind::NoSuchBoard);
        assert_eq!(kind(boards.archive(nowhere, true).await), ErrorKind::NoSuchBoard);
        assert_eq!(
            kind(boards.delete(nowhere, BoardImages::Delete).await),
            ErrorKind::NoSuchBoard
        );
        let lost = boards.handle(nowhere);
        assert_eq!(kind(lost.names().await), ErrorKind::NoSuchBoard);
        assert_eq!(kind(lost.counts().await), ErrorKind::NoSuchBoard);
        assert_eq!(
            kind(lost.upload(picture(2, 2)).send().await),
            ErrorKind::NoSuchBoard
        );
        let there = lost.filter();
        assert_eq!(kind(images.names(&there).await), ErrorKind::NoSuchBoard);
        assert_eq!(kind(images.page(&there, 0, 10).await), ErrorKind::NoSuchBoard);
        assert_eq!(kind(images.count(&there).await), ErrorKind::NoSuchBoard);
        let listed = images.list(there.clone()).try_collect::<Vec<_>>().await;
        assert_eq!(kind(listed), ErrorKind::NoSuchBoard);
        let exported = images.export(there).to_writer(Vec::new()).await;
        assert_eq!(kind(exported), ErrorKind::NoSuchBoard);
        let many = images.upload_many([lost.upload(picture(2, 2)), lost.upload(picture(2, 2))]);
        assert_eq!(kind(many.start().all().await), ErrorKind::NoSuchBoard);
        assert_eq!(
            kind(images.archive(BoardRef::from(nowhere)).to_file("x.zip").await),
            ErrorKind::NoSuchBoard
        );
        let name = images.upload(picture(2, 2)).send().await?.image_name;
        assert_eq!(
            kind(images.move_to(std::slice::from_ref(&name), nowhere).await),
            ErrorKind::NoSuchBoard
        );
        assert_eq!(images.board_of(&name).await?, BoardRef::Uncategorized);
        for refused in [
            kind(boards.delete("none", BoardImages::Delete).await),
            kind(boards.rename("none", "x").await),
            kind(boards.uncategorized().info().await),
        ] {
            assert_eq!(refused, ErrorKind::Uncategorized);
        }
        images.delete_one(&name).await?;
        Ok(())
    });
}

/// A protected board and what lies on it stay as they are.
pub fn protect_boards(server: &Server) {
    let protected = ProtectedBoards::new();
    let settings = protected.clone();
    client_with(
        server,
        |builder| builder.protected_boards(settings),
        async |client| {
            let board = new_board(&client).await?;
            let names = fill(&board, 1).await?;
            let id = board.id()?.clone();
            protected.insert(&id);
            let (boards, images) = (client.boards(), client.images());
            assert_eq!(kind(boards.rename(&id, "x").await), ErrorKind::Protected);
            assert_eq!(
                kind(boards.delete(&id, BoardImages::Keep).await),
                ErrorKind::Protected
            );
            assert_eq!(kind(images.delete(&names).await), ErrorKind::Protected);
            assert_eq!(
                kind(boards.uncategorized().add(&names).await),
                ErrorKind::Protected
            );
            assert!(board.add(&names).await?.is_complete(), "it is there already");
            assert_eq!(fill(&board, 1).await?.len(), 1);
            assert_eq!(board.names().await?.len(), 2);
            protected.remove(&id);
            assert_eq!(
                boards
                    .delete(&id, BoardImages::Delete)
                    .await?
                    .deleted_images
                    .len(),
                2
            );
            Ok(())
        },
    );
}

/// Where an image lies, and how many lie there, is known without listing.
pub fn know_where_an_image_lies(server: &Server) {
    client(server, async |client| {
        let board = new_board(&client).await?;
        let names = fill(&board, 2).await?;
        let made = board.upload(picture(3, 3)).category(ImageCategory::General);
        made.send().await?;
        let counts = board.counts().await?;
        assert_eq!((counts.images, counts.assets), (1, 2));
        assert!(board.contains(&names[0]).await?);
        let uncategorized = client.boards().uncategorized();
        assert!(!uncategorized.contains(&names[0]).await?);
        assert_eq!(
            kind(board.contains("no-such-image.png").await),
            ErrorKind::NoSuchImage
        );

        assert!(uncategorized.add(&names[..1]).await?.is_complete());
        assert!(uncategorized.contains(&names[0]).await? && !board.contains(&names[0]).await?);
        assert!(uncategorized.names().await?.contains(&names[0]));
        assert_eq!(board.page(0, 10).await?.total, 2);
        let deleted = board.delete(BoardImages::Keep).await?;
        assert_eq!(deleted.deleted_board_images.len(), 2);
        assert!(uncategorized.contains(&names[1]).await?);
        Ok(())
    });
}

/// A cover must exist, and a visibility needs a server that knows what it is.
pub fn dress_boards(server: &Server) {
    client(server, async |client| {
        let board = new_board(&client).await?;
        let boards = client.boards();
        let names = fill(&board, 2).await?;
        let id = board.id()?;
        assert_eq!(
            kind(boards.set_cover(id, "no-such-image.png").await),
            ErrorKind::NoSuchImage
        );
        let covered = boards.set_cover(id, &names[0]).await?;
        assert_eq!(
            covered.cover_image_name.as_ref(),
            Some(&names[1]),
            "the newest is shown"
        );
        client.images().star(&names[..1]).await?;
        assert_eq!(board.info().await?.cover_image_name.as_ref(), Some(&names[0]));
        let shared = boards.set_visibility(id, BoardVisibility::Shared).await;
        if server.is_at_least(6, 13) {
            assert_eq!(shared?.board_visibility, BoardVisibility::Shared);
        } else {
            assert_eq!(kind(shared), ErrorKind::Unsupported);
        }
        board.delete(BoardImages::Delete).await?;
        Ok(())
    });
}

/// Every filter by itself, as names, pages, counts and a stream.
pub fn filter_images(server: &Server) {
    client(server, async |client| {
        let board = new_board(&client).await?;
        let images = client.images();
        let word = uuid::Uuid::new_v4().to_string();
        let mut names = Vec::new();
        for (index, category) in [ImageCategory::User, ImageCategory::General, ImageCategory::Mask]
            .into_iter()
            .enumerate()
        {
            let metadata = format!("{{\"positive_prompt\": \"{word} {index}\"}}");
            let upload = board
                .upload(picture(2, 2))
                .category(category)
                .metadata(metadata)?;
            names.push(upload.send().await?.image_name);
        }
        let hidden = board
            .upload(picture(2, 2))
            .intermediate()
            .send()
            .await?
            .image_name;
        images.star(&names[1..2]).await?;
        let [user, general, mask] = [&names[0], &names[1], &names[2]];

        let all = || board.filter();
        let cases = [
            (all(), vec![mask, general, user]),
            (all().oldest_first(), vec![user, general, mask]),
            (all().starred_first(), vec![general, mask, user]),
            (all().starred_only(), vec![general]),
            (all().category(ImageCategory::Mask), vec![mask]),
            (
                all().category(ImageCategory::Mask).category(ImageCategory::User),
                vec![mask, user],
            ),
            (all().origin(ResourceOrigin::External), vec![mask, general, user]),
            (all().origin(ResourceOrigin::Internal), vec![]),
            (all().intermediates(Some(true)), vec![&hidden]),
            (all().intermediates(None), vec![&hidden, mask, general, user]),
            (all().search(format!("{word} 2")), vec![mask]),
            (GalleryFilter::new().search(&word), vec![mask, general, user]),
        ];
        for (filter, expected) in cases {
            assert_eq!(
                images.names(&filter).await?.iter().collect::<Vec<_>>(),
                expected,
                "{filter:?}"
            );
            assert_eq!(images.count(&filter).await?, expected.len() as u64, "{filter:?}");
            let listed: Vec<_> = images.list(filter.clone()).try_collect().await?;
            let listed: Vec<_> = listed.iter().map(|image| &image.image_name).collect();
            assert_eq!(listed, expected, "{filter:?}");
            let page = images.page(&filter, 1, 1).await?;
            let second: Vec<_> = page.items.iter().map(|image| &image.image_name).collect();
            assert_eq!(
                second,
                expected.iter().skip(1).take(1).copied().collect::<Vec<_>>()
            );
            assert_eq!(page.total, expected.len() as i64, "{filter:?}");
        }
        board.delete(BoardImages::Delete).await?;
        Ok(())
    });
}

/// Changes to many tell what became of each, and how far they are.
pub fn change_many_images(server: &Server) {
    client(server, async |client| {
        let (one, other) = (new_board(&client).await?, new_board(&client).await?);
        let images = client.images();
        let names = fill(&one, 3).await?;
        let missing = ImageName::from("no-such-image.png");
        let asked = [names.clone(), vec![missing.clone(), names[0].clone()]].concat();

        let starred = images.star(&asked).await?;
        assert_eq!(
            (starred.done, starred.missing),
            (names.clone(), vec![missing.clone()])
        );
        assert!(images.get(&names[2]).await?.starred);
        assert_eq!(images.unstar(&asked).await?.done, names);
        assert!(!images.get(&names[2]).await?.starred);
        let moved = other.add(&asked).await?;
        assert_eq!((&moved.done, &moved.missing), (&names, &vec![missing.clone()]));
        assert_eq!(other.names().await?.len(), 3);

        assert_eq!(
            images
                .set_category(&names[0], ImageCategory::Control)
                .await?
                .image_category,
            ImageCategory::Control
        );
        assert!(images.set_intermediate(&names[0], true).await?.is_intermediate);
        assert!(images.count_intermediates().await? > 0);
        assert_eq!(
            kind(images.set_category(&missing, ImageCategory::Mask).await),
            ErrorKind::NoSuchImage
        );

        let told = Arc::new(Mutex::new(Vec::new()));
        let tell = told.clone();
        let deleted = images
            .delete(&asked)
            .progress(move |progress| tell.lock().unwrap().push((progress.done, progress.total)))
            .await?;
        assert_eq!((deleted.done, deleted.missing), (names.clone(), vec![missing]));
        assert_eq!(*told.lock().unwrap(), [(4, 4)]);
        assert_eq!(kind(images.delete_one(&names[0]).await), ErrorKind::NoSuchImage);
        assert_eq!(kind(images.get(&names[0]).await), ErrorKind::NoSuchImage);
        one.delete(BoardImages::Keep).await?;
        other.delete(BoardImages::Keep).await?;
        Ok(())
    });
}
