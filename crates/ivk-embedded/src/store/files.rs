//! The files of images and videos: each has one, and a thumbnail.

use std::io::Cursor;
use std::path::{Component, Path, PathBuf};

use image::{DynamicImage, ImageFormat};

use super::{Kind, Result, Store, png};

/// The texts that travel inside a PNG file, each of them JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Embedded {
    pub(crate) metadata: Option<String>,
    pub(crate) graph: Option<String>,
    pub(crate) workflow: Option<String>,
}

impl Embedded {
    /// Reads the texts of a file. Files other than PNG have none.
    pub(crate) fn read(file: &[u8]) -> Result<Self> {
        png::texts(file)
    }
}

/// The longest side of a thumbnail.
const THUMBNAIL_SIDE: u32 = 256;

/// A picture that fits 256 by 256 pixels, in the same proportions. Small pictures stay as they are.
fn thumbnail_of(picture: &DynamicImage) -> DynamicImage {
    if picture.width() <= THUMBNAIL_SIDE && picture.height() <= THUMBNAIL_SIDE {
        picture.clone()
    } else {
        picture.thumbnail(THUMBNAIL_SIDE, THUMBNAIL_SIDE)
    }
}

impl Store {
    /// Writes the files of an image.
    pub(crate) fn write_image_files(
        &self,
        image_name: &str,
        picture: &DynamicImage,
        embedded: &Embedded,
    ) -> Result<()> {
        std::fs::write(
            self.path(Kind::Image, image_name),
            png::encode(picture, embedded)?,
        )?;
        let thumbnail = thumbnail_of(picture);
        let thumbnail = match thumbnail.color().has_alpha() {
            true => DynamicImage::ImageRgba8(thumbnail.to_rgba8()),
            false => DynamicImage::ImageRgb8(thumbnail.to_rgb8()),
        };
        let mut file = Cursor::new(Vec::new());
        thumbnail.write_to(&mut file, ImageFormat::WebP)?;
        std::fs::write(self.thumbnail_path(Kind::Image, image_name), file.into_inner())?;
        Ok(())
    }

    /// The file of an image or of a video, or `None` when it is not there.
    pub(crate) fn file(&self, kind: Kind, name: &str) -> Option<Vec<u8>> {
        is_file_name(name)
            .then(|| std::fs::read(self.path(kind, name)).ok())
            .flatten()
    }

    /// The WebP file of a thumbnail, or `None` when it is not there.
    pub(crate) fn thumbnail_file(&self, kind: Kind, name: &str) -> Option<Vec<u8>> {
        is_file_name(name)
            .then(|| std::fs::read(self.thumbnail_path(kind, name)).ok())
            .flatten()
    }

    /// Writes a finished download.
    pub(crate) fn write_download(&self, name: &str, file: &[u8]) -> Result<()> {
        Ok(std::fs::write(self.folder.join("downloads").join(name), file)?)
    }

    /// Takes a finished download: it can be had once.
    pub(crate) fn take_download(&self, name: &str) -> Option<Vec<u8>> {
        if !is_file_name(name) {
            return None;
        }
        let path = self.folder.join("downloads").join(name);
        let file = std::fs::read(&path).ok()?;
        std::fs::remove_file(path).ok()?;
        Some(file)
    }

    pub(super) fn delete_files(&self, kind: Kind, name: &str) -> Result<()> {
        for path in [self.path(kind, name), self.thumbnail_path(kind, name)] {
            match std::fs::remove_file(path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn path(&self, kind: Kind, name: &str) -> PathBuf {
        self.folder.join(format!("{kind}s")).join(name)
    }

    pub(super) fn thumbnail_path(&self, kind: Kind, name: &str) -> PathBuf {
        let folder = match kind {
            Kind::Image => "thumbnails",
            Kind::Video => "video-thumbnails",
        };
        self.folder.join(folder).join(name).with_extension("webp")
    }
}

/// Whether a name from a request stays inside its folder.
fn is_file_name(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_the_folder() {
        for (name, inside) in [
            ("a.png", true),
            ("../a.png", false),
            ("/a.png", false),
            ("a/b.png", false),
            ("", false),
        ] {
            assert_eq!(is_file_name(name), inside, "{name}");
        }
    }

    #[test]
    fn thumbnails_keep_proportions() {
        let sizes = [
            ((128, 96), (128, 96)),
            ((1024, 512), (256, 128)),
            ((300, 10), (256, 9)),
        ];
        for ((width, height), expected) in sizes {
            let thumbnail = thumbnail_of(&DynamicImage::new_rgb8(width, height));
            assert_eq!((thumbnail.width(), thumbnail.height()), expected);
        }
    }
}
