//! The node templates of servers on disk, so that the next program need not wait for a server to write them.
//!
//! There is one file for each address and version of a server. It begins with a line that names the format, the
//! address and version it belongs to and what the content adds up to; the rest is a catalogue of
//! [`ivk_fields::catalogue`]. Files are written under a name of their own and then renamed, so that a reader finds
//! a whole file, the old or the new one, however many programs write. What is cut short, changed or foreign does not
//! match its first line and counts as absent.
//!
//! Addresses and versions stand in names and contents as digests only, so that a path that is a secret stays one.

use std::collections::hash_map::RandomState;
use std::fs::{self, File, OpenOptions};
use std::hash::BuildHasher;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use etcetera::BaseStrategy;
use ivk_fields::{Templates, catalogue};
use ivk_workflow::remote::TemplateStore;

/// Names the cache folder instead of the platform's.
const FOLDER_VARIABLE: &str = "IVK_CACHE_FOLDER";
/// Custom nodes change without the version of the server. A day later their change is noticed in any case.
const LONGEST_LIFE: Duration = Duration::from_secs(24 * 60 * 60);
/// The templates of 6.14.2 with descriptions are less than 1 MiB.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// The version of the layout of the first line.
const FORMAT: &str = "ivk-templates-1";
const ENDING: &str = "templates";
const UNFINISHED_ENDING: &str = "unfinished";

/// Where the node templates of servers are kept for the next program.
///
/// A server can take 13 seconds to write what its nodes are, and answers nothing meanwhile. So what one program read
/// is used by others, for a day, while the server has the same version and every node of the workflow is in it and
/// not older than in the workflow. [`Workflows::templates`](crate::workflow::remote::Workflows::templates) always
/// reads from the server, and renews what is kept. Files older than a day are deleted when another is written.
///
/// A cache that cannot be read or written is no error: templates are then read from the server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TemplateCache {
    /// In the folder that the environment variable `IVK_CACHE_FOLDER` names; nowhere when it is empty; without it in
    /// `ivk/templates` in the cache folder of the platform, such as `~/.cache`.
    #[default]
    Platform,
    /// In this folder, which is made when there is something to keep.
    Folder(PathBuf),
    /// Nowhere.
    Off,
}

impl TemplateCache {
    /// In this folder, which is made when there is something to keep.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self::Folder(folder.into())
    }

    pub(crate) fn store(&self) -> Option<FolderStore> {
        let folder = match self {
            Self::Off => return None,
            Self::Folder(folder) => folder.clone(),
            Self::Platform => match std::env::var_os(FOLDER_VARIABLE) {
                Some(folder) if folder.is_empty() => return None,
                Some(folder) => PathBuf::from(folder),
                None => {
                    let platform = etcetera::base_strategy::choose_native_strategy().ok()?;
                    platform.cache_dir().join("ivk").join("templates")
                }
            },
        };
        Some(FolderStore { folder })
    }
}

/// Templates in the files of one folder.
#[derive(Debug)]
pub(crate) struct FolderStore {
    folder: PathBuf,
}

impl TemplateStore for FolderStore {
    fn load(&self, server: &str, version: &str) -> Option<Templates> {
        let key = key(server, version);
        let file = File::open(self.file(&key)).ok()?;
        let about = file.metadata().ok()?;
        if !is_fresh(&about) || about.len() > LARGEST_FILE {
            return None;
        }
        let mut text = String::new();
        file.take(LARGEST_FILE).read_to_string(&mut text).ok()?;
        let (head, content) = text.split_once('\n')?;
        if head != first_line(&key, content) {
            return None;
        }
        let templates = catalogue::open(content.to_owned()).ok()?;
        (templates.server_version() == Some(version)).then_some(templates)
    }

    fn save(&self, server: &str, version: &str, templates: &Templates) {
        let key = key(server, version);
        let content = catalogue::write_with_descriptions(templates);
        match self.write(&key, &content) {
            Ok(()) => self.delete_old(),
            Err(error) => tracing::debug!(%error, folder = %self.folder.display(), "templates are not kept"),
        }
    }
}

impl FolderStore {
    fn file(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.{ENDING}"))
    }

    fn write(&self, key: &str, content: &str) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        // Another program may be writing the same templates now, even one of another machine.
        let own = RandomState::new().hash_one(key);
        let unfinished = self.folder.join(format!("{key}-{own:016x}.{UNFINISHED_ENDING}"));
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&unfinished)?;
        let written = writeln!(file, "{}", first_line(key, content))
            .and_then(|()| file.write_all(content.as_bytes()))
            .and_then(|()| {
                drop(file);
                fs::rename(&unfinished, self.file(key))
            });
        if written.is_err() {
            // The failure to tell of is the first one.
            let _ = fs::remove_file(&unfinished);
        }
        written
    }

    /// Deletes what no program will use again, and what programs that were stopped left.
    fn delete_old(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| is_ours(&entry.path())) {
            if entry
                .metadata()
                .is_ok_and(|about| about.is_file() && !is_fresh(&about))
            {
                // Another program may have deleted it.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// A file from the future tells nothing of its age.
fn is_fresh(about: &fs::Metadata) -> bool {
    let age = about.modified().ok().and_then(|written| written.elapsed().ok());
    age.is_some_and(|age| age < LONGEST_LIFE)
}

/// Whether a file has a name that only this module gives.
fn is_ours(path: &Path) -> bool {
    let part = |part: Option<&std::ffi::OsStr>| part.and_then(|part| part.to_str()).map(str::to_owned);
    let (Some(stem), Some(ending)) = (part(path.file_stem()), part(path.extension())) else {
        return false;
    };
    let length = match ending.as_str() {
        ENDING => 32,
        UNFINISHED_ENDING => 32 + 1 + 16,
        _ => return false,
    };
    stem.len() == length && stem.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

fn first_line(key: &str, content: &str) -> String {
    format!("{FORMAT} {key} {:032x}", digest(&[content]))
}

fn key(server: &str, version: &str) -> String {
    format!("{:032x}", digest(&[server, version]))
}

/// FNV-1a of 128 bits, which every version of Rust and of this crate computes alike. It tells accidents from whole
/// files; it is no protection from whoever may write to the folder.
fn digest(texts: &[&str]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0xff]));
    bytes.fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    const SERVER: &str = "http://studio:9090/hidden-path";
    const VERSION: &str = "6.12.0";

    fn store() -> (tempfile::TempDir, FolderStore) {
        let place = tempfile::tempdir().unwrap();
        let cache = TemplateCache::in_folder(place.path().join("made").join("on demand"));
        let store = cache.store().unwrap();
        (place, store)
    }

    /// The templates of some nodes, and a description that only a whole copy has.
    fn templates(node_types: &[&str]) -> Templates {
        let nodes = node_types.iter().map(|node_type| {
            let mut node = Templates::builtin().get(node_type).unwrap().clone();
            node.description = format!("what {node_type} does");
            node
        });
        Templates::from_iter(nodes).with_server_version(VERSION)
    }

    fn nodes(templates: Option<Templates>) -> Vec<ivk_fields::NodeTemplate> {
        templates.unwrap().iter().cloned().collect()
    }

    fn names(store: &FolderStore) -> Vec<String> {
        let entries = fs::read_dir(&store.folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn date(path: &Path, time: SystemTime) {
        let file = OpenOptions::new().write(true).open(path).unwrap();
        file.set_modified(time).unwrap();
    }

    #[test]
    fn what_is_kept_comes_back_whole() {
        let (_place, store) = store();
        assert!(store.load(SERVER, VERSION).is_none());
        let kept = templates(&["add", "blank_image"]);
        store.save(SERVER, VERSION, &kept);
        let loaded = store.load(SERVER, VERSION);
        assert_eq!(loaded.as_ref().unwrap().server_version(), Some(VERSION));
        assert_eq!(nodes(loaded), nodes(Some(kept)));
        store.save(SERVER, VERSION, &templates(&["sub"]));
        assert_eq!(
            nodes(store.load(SERVER, VERSION)),
            nodes(Some(templates(&["sub"])))
        );
        assert_eq!(names(&store).len(), 1, "what is new replaces what was there");
    }

    #[test]
    fn each_address_and_version_has_its_own() {
        let (_place, store) = store();
        let others = [
            (SERVER, "6.12.0.post1"),
            ("http://studio:9090", VERSION),
            ("http://studio:9090/hidden-path6", ".12.0"),
        ];
        store.save(SERVER, VERSION, &templates(&["add"]));
        for (server, version) in others {
            assert!(store.load(server, version).is_none(), "{server} {version}");
        }
        for (server, version) in others {
            store.save(server, version, &templates(&["sub"]).with_server_version(version));
            assert_eq!(
                nodes(store.load(server, version)),
                nodes(Some(templates(&["sub"])))
            );
        }
        assert_eq!(
            nodes(store.load(SERVER, VERSION)),
            nodes(Some(templates(&["add"])))
        );
        // A file under the name of another is not taken for its.
        let (theirs, ours) = (key("http://studio:9090", VERSION), key(SERVER, VERSION));
        fs::copy(store.file(&theirs), store.file(&ours)).unwrap();
        assert!(store.load(SERVER, VERSION).is_none());
    }

    #[test]
    fn broken_and_foreign_files_count_as_absent_and_are_replaced() {
        let (_place, store) = store();
        store.save(SERVER, VERSION, &templates(&["add"]));
        let file = store.file(&key(SERVER, VERSION));
        let whole = fs::read(&file).unwrap();
        let text = String::from_utf8(whole.clone()).unwrap();
        let mut not_text = whole.clone();
        not_text[40] = 0xff;
        let broken = [
            Vec::new(),
            whole[..whole.len() / 2].to_vec(),
            whole[..whole.len() - 1].to_vec(),
            not_text,
            text.replacen("what add does", "what add did", 1).into_bytes(),
            text.replacen(FORMAT, "ivk-templates-0", 1).into_bytes(),
            text.split_once('\n').unwrap().1.as_bytes().to_vec(),
            b"<html>\nwelcome</html>".to_vec(),
        ];
        for content in broken {
            assert_ne!(content, whole);
            fs::write(&file, &content).unwrap();
            assert!(
                store.load(SERVER, VERSION).is_none(),
                "{}",
                String::from_utf8_lossy(&content)
            );
            store.save(SERVER, VERSION, &templates(&["add"]));
            assert!(store.load(SERVER, VERSION).is_some());
        }
    }

    #[test]
    fn a_folder_that_cannot_be_used_disturbs_nobody() {
        let (_place, store) = store();
        fs::create_dir_all(store.file(&key(SERVER, VERSION)).join("in the way")).unwrap();
        store.save(SERVER, VERSION, &templates(&["add"]));
        assert!(store.load(SERVER, VERSION).is_none());
        assert_eq!(names(&store).len(), 1, "nothing unfinished is left");

        let file = tempfile::NamedTempFile::new().unwrap();
        let store = TemplateCache::in_folder(file.path()).store().unwrap();
        store.save(SERVER, VERSION, &templates(&["add"]));
        assert!(store.load(SERVER, VERSION).is_none());
    }

    #[test]
    fn old_files_serve_no_more_and_are_deleted() {
        let (_place, store) = store();
        let now = SystemTime::now();
        let ages = [
            (now - LONGEST_LIFE / 2, true),
            (now - LONGEST_LIFE * 2, false),
            (now + LONGEST_LIFE, false),
        ];
        store.save(SERVER, VERSION, &templates(&["add"]));
        let file = store.file(&key(SERVER, VERSION));
        for (written, expected) in ages {
            date(&file, written);
            assert_eq!(store.load(SERVER, VERSION).is_some(), expected, "{written:?}");
        }

        let unfinished = format!("{}-0123456789abcdef.{UNFINISHED_ENDING}", key(SERVER, VERSION));
        let foreign = ["letter.templates", "notes.txt"];
        for name in foreign.iter().copied().chain([unfinished.as_str()]) {
            let path = store.folder.join(name);
            fs::write(&path, "").unwrap();
            date(&path, now - LONGEST_LIFE * 2);
        }
        let another = "http://another:9090";
        store.save(another, VERSION, &templates(&["add"]));
        let mut left = vec![format!("{}.{ENDING}", key(another, VERSION))];
        left.extend(foreign.map(str::to_owned));
        left.sort();
        assert_eq!(names(&store), left);
    }

    #[test]
    fn writers_at_once_leave_one_whole_file() {
        let (_place, store) = store();
        let (first, second) = (templates(&["add"]), templates(&["sub", "blank_image"]));
        store.save(SERVER, VERSION, &first);
        let known = [nodes(Some(first.clone())), nodes(Some(second.clone()))];
        std::thread::scope(|scope| {
            for templates in [&first, &second] {
                scope.spawn(|| (0..200).for_each(|_| store.save(SERVER, VERSION, templates)));
            }
            for _ in 0..200 {
                assert!(known.contains(&nodes(store.load(SERVER, VERSION))));
            }
        });
        assert!(known.contains(&nodes(store.load(SERVER, VERSION))));
        assert_eq!(names(&store).len(), 1);
    }

    #[test]
    fn no_part_of_an_address_is_written() {
        let (_place, store) = store();
        let server = "https://painter:open-sesame@studio/hidden-path";
        store.save(server, VERSION, &templates(&["add"]));
        let names = names(&store);
        let content = fs::read_to_string(store.folder.join(&names[0])).unwrap();
        for part in ["painter", "sesame", "studio", "hidden"] {
            assert!(!names[0].contains(part) && !content.contains(part), "{part}");
        }
    }

    #[test]
    fn nothing_is_kept_when_the_cache_is_off() {
        assert!(TemplateCache::Off.store().is_none());
    }
}
