//! What is in an archive.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use ivk_api::types::ImageName;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::download::{Existing, Writer, safe_file_name};
use crate::temporary::Canceled;

/// How much larger the content may be than the archive, above a basic allowance. Pictures are compressed already, so that
/// the server packs them as they are; what grows beyond this is no pictures.
const MOST_GROWTH: u64 = 20;
const ALLOWANCE: u64 = 1024 * 1024;

/// What came out of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ArchiveContent {
    /// The images, and the files that they were written to, in the order of the archive.
    pub files: Vec<(ImageName, PathBuf)>,
}

/// Reads all of it, and tells how many images there are, or what is damaged.
pub(super) fn check(file: &mut File, canceled: &Canceled) -> io::Result<Result<usize, String>> {
    let mut count = 0;
    let checked = each(file, |_, content| {
        canceled.check()?;
        count += 1;
        io::copy(content, &mut io::sink()).map(drop)
    });
    // Nobody looks at a check that was given up.
    canceled.check()?;
    Ok(match checked {
        Ok(()) => Ok(count),
        Err(damage) => Err(damage.to_string()),
    })
}

/// Writes every image to a file of its own.
pub(super) fn into_folder(
    file: &mut File,
    folder: &Path,
    existing: Existing,
    canceled: &Canceled,
) -> io::Result<ArchiveContent> {
    let mut unpacked = ArchiveContent::default();
    each(file, |name, content| {
        canceled.check()?;
        let target = folder.join(safe_file_name(name));
        let mut writer = Writer::create(&target)?;
        io::copy(content, writer.file())?;
        writer.file().flush()?;
        let path = writer.finish(target, existing)?;
        unpacked.files.push((ImageName::from(name), path));
        Ok(())
    })?;
    Ok(unpacked)
}

/// Calls `act` with the name and the content of each image. The content ends with an error when its checksum is wrong.
fn each(file: &mut File, mut act: impl FnMut(&str, &mut dyn Read) -> io::Result<()>) -> io::Result<()> {
    let length = file.metadata()?.len();
    let mut left = length.saturating_mul(MOST_GROWTH).saturating_add(ALLOWANCE);
    let mut archive = ZipArchive::new(file).map_err(damage)?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(damage)?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_err(damage)?.into_owned();
        let mut content = Bounded {
            inner: &mut entry,
            left: &mut left,
        };
        act(last_part(&name), &mut content)?;
    }
    Ok(())
}

/// The name of the image: its category stands before it, and on some systems other things.
fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn damage(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        other => io::Error::new(io::ErrorKind::InvalidData, other),
    }
}

/// Content that may not become larger than is left.
struct Bounded<'a, R> {
    inner: R,
    left: &'a mut u64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        match self.left.checked_sub(count as u64) {
            Some(left) => *self.left = left,
            None => {
                let message = "its content is far larger than pictures could be";
                return Err(io::Error::new(io::ErrorKind::InvalidData, message));
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use zip::CompressionMethod;
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;
    use crate::temporary::CancelOnDrop;

    fn archive(method: CompressionMethod, entries: &[(&str, &[u8])]) -> File {
        let mut writer = ZipWriter::new(tempfile::tempfile().unwrap());
        let options = SimpleFileOptions::default().compression_method(method);
        for (name, content) in entries {
            writer.start_file(*name, options).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap()
    }

    fn unpack(mut file: File) -> (tempfile::TempDir, io::Result<ArchiveContent>) {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("inside");
        let canceled = CancelOnDrop::new();
        let unpacked = into_folder(&mut file, &target, Existing::Number, &canceled.flag());
        (folder, unpacked)
    }

    fn files(folder: &Path) -> Vec<String> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            names.push(entry.unwrap().file_name().into_string().unwrap());
        }
        names.sort();
        names
    }

    #[test]
    fn images_lie_side_by_side_whatever_their_names_are() {
        for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
            let (folder, unpacked) = unpack(archive(
                method,
                &[
                    ("user/a.png", b"a"),
                    ("general/b.png", b"b"),
                    ("../../../c.png", b"c"),
                    ("C:\\windows\\d.png", b"d"),
                    ("/etc/e.png", b"e"),
                    ("user/a.png2/..", b"f"),
                    ("general/a.png", b"g"),
                ],
            ));
            let unpacked = unpacked.unwrap();
            assert_eq!(unpacked.files.len(), 7);
            assert_eq!(files(folder.path()), ["inside"]);
            assert_eq!(
                files(&folder.path().join("inside")),
                ["a-2.png", "a.png", "b.png", "c.png", "d.png", "e.png", "unnamed"]
            );
            assert!(
                unpacked
                    .files
                    .iter()
                    .all(|(_, path)| path.parent() == Some(&folder.path().join("inside")))
            );
        }
    }

    #[test]
    fn damage_is_found_wherever_it_is() {
        let content = vec![7_u8; 5_000];
        let mut whole = archive(
            CompressionMethod::Stored,
            &[("user/a.png", &content), ("user/b.png", &content)],
        );
        let mut bytes = Vec::new();
        io::Seek::rewind(&mut whole).unwrap();
        whole.read_to_end(&mut bytes).unwrap();
        let canceled = CancelOnDrop::new();
        let check_bytes = |bytes: &[u8]| {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(bytes).unwrap();
            check(&mut file, &canceled.flag()).unwrap()
        };
        assert_eq!(check_bytes(&bytes), Ok(2));
        for cut in [0, 1, 100, 5_000, 6_000, bytes.len() - 22, bytes.len() - 1] {
            assert!(check_bytes(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        let mut flipped = bytes.clone();
        flipped[2_000] ^= 1;
        assert!(check_bytes(&flipped).is_err());
    }

    #[test]
    fn what_grows_too_much_is_given_up() {
        let bomb = vec![0_u8; 64 * 1024 * 1024];
        let (folder, unpacked) = unpack(archive(CompressionMethod::Deflated, &[("user/a.png", &bomb)]));
        assert!(unpacked.unwrap_err().to_string().contains("larger"));
        assert!(files(&folder.path().join("inside")).is_empty());
    }

    #[test]
    fn nothing_more_is_written_when_nobody_waits() {
        let mut file = archive(CompressionMethod::Stored, &[("user/a.png", b"a")]);
        let cancel = CancelOnDrop::new();
        let canceled = cancel.flag();
        drop(cancel);
        let folder = tempfile::tempdir().unwrap();
        assert!(into_folder(&mut file, folder.path(), Existing::Number, &canceled).is_err());
        assert!(check(&mut file, &canceled).is_err());
        assert!(files(folder.path()).is_empty());
    }
}
