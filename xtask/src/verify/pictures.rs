//! Images, videos and boards: on a board and with an image of its own.

use ivk_api::operations::{board_images, boards, images, videos};
use ivk_api::types::{
    BoardChanges, BoardId, ImageCategory, ImageName, ImageRecordChanges, VideoName, VideoNamesBatch,
};

use super::call::Caller;

/// A picture of one red pixel.
pub(super) const PNG: &[u8] = include_bytes!("pixel.png");

pub(super) fn call(caller: &mut Caller) {
    caller.call(&boards::ListBoards::new().all(true).include_archived(true));
    caller.call(&boards::ListBoards::new().offset(0).limit(5));
    caller.call(
        &images::ListImageDtos::new()
            .limit(50)
            .categories([ImageCategory::General, ImageCategory::User]),
    );
    caller.call(&images::GetImageNames::new());
    caller.call(&images::GetIntermediatesCount::new());
    caller.call(&images::CreateImageUploadEntry::new(8, 8));
    if let Some(board) = caller.call(&boards::CreateBoard::new("verify")) {
        on_board(caller, &board.board_id);
        caller.call(&boards::DeleteBoard::new(&board.board_id).include_images(true));
    }
    watch_videos(caller);
}

fn on_board(caller: &mut Caller, board: &BoardId) {
    caller.call(&boards::GetBoard::new(board));
    caller.call(&boards::UpdateBoard::new(
        board,
        BoardChanges::default().board_name("verify again"),
    ));
    caller.call(&boards::ListAllBoardImageNames::new(board));
    let upload = images::UploadImage::new(ImageCategory::User, false).metadata(r#"{"seed": 7}"#);
    let uploads: Vec<_> = (0..2)
        .filter_map(|_| caller.upload(&upload, "pixel.png", "image/png", PNG))
        .collect();
    let names: Vec<ImageName> = uploads.into_iter().map(|image| image.image_name).collect();
    if let [kept, other] = &names[..] {
        put(caller, board, kept, &names);
        look(caller, kept, &names);
        caller.call(&images::DeleteImage::new(other));
        caller.call(&images::DeleteImagesFromList::new(names.iter()));
    }
}

fn put(caller: &mut Caller, board: &BoardId, image: &ImageName, names: &[ImageName]) {
    caller.call(&board_images::AddImageToBoard::new(board, image));
    caller.call(&board_images::RemoveImageFromBoard::new(image));
    caller.call(&board_images::AddImagesToBoard::new(board, names));
    caller.call(&board_images::RemoveImagesFromBoard::new(names));
    caller.call(&images::StarImagesInList::new(names));
    caller.call(&images::UnstarImagesInList::new(names));
    caller.call(&images::UpdateImage::new(
        image,
        ImageRecordChanges::default().starred(true),
    ));
}

fn look(caller: &mut Caller, image: &ImageName, names: &[ImageName]) {
    caller.call(&images::GetImageDto::new(image));
    caller.call(&images::GetImageMetadata::new(image));
    caller.call(&images::GetImageWorkflow::new(image));
    caller.call(&images::GetImageFullHead::new(image));
    caller.call(&images::GetImageFull::new(image));
    caller.call(&images::GetImageThumbnail::new(image));
    caller.call(&images::GetImageUrls::new(image));
    caller.call(&images::GetImagesByNames::new(names));
    let packed = caller.call(&images::DownloadImagesFromList::new().image_names(names));
    if let Some(archive) = packed.and_then(|packed| packed.bulk_download_item_name) {
        // The archive is ready a moment later; until then the server says 404.
        for _ in 0..20 {
            if caller.call(&images::GetBulkDownloadItem::new(&archive)).is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(250));
        }
    }
}

fn watch_videos(caller: &mut Caller) {
    // No names, because nothing of others is to be touched.
    let none = VideoNamesBatch::new(Vec::<VideoName>::new());
    caller.call(&videos::StarVideosInList::new(none.clone()));
    caller.call(&videos::UnstarVideosInList::new(none.clone()));
    caller.call(&videos::DeleteVideosFromList::new(none));
    caller.call(&videos::GetVideoNames::new());
    let Some(list) = caller.call(&videos::ListVideoDtos::new().limit(5)) else {
        return;
    };
    for video in &list.items {
        caller.call(&videos::GetVideoDto::new(&video.video_name));
        caller.call(&videos::GetVideoMetadata::new(&video.video_name));
        caller.call(&videos::GetVideoWorkflow::new(&video.video_name));
        caller.call(&videos::GetVideoFullHead::new(&video.video_name));
        caller.call(&videos::GetVideoFull::new(&video.video_name));
        caller.call(&videos::GetVideoThumbnail::new(&video.video_name));
        caller.call(&videos::GetVideoUrls::new(&video.video_name));
    }
}
