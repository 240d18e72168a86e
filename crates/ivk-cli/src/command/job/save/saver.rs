//! Saves what the items of a job made, each as soon as it has ended.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::mem;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use futures_util::stream::FuturesOrdered;
use futures_util::{FutureExt, StreamExt};
use ivk_client::Client;
use ivk_workflow::remote::{ItemId, ItemReader, ItemResult, Job, RunError};

use super::named::{Named, Origin};
use super::{Saving, sidecar};
use crate::command::server::run_failed;
use crate::failure::{Exit, Failure};
use crate::output::event::{Made, MadeName};

/// How many files are fetched at the same time.
const FILES_AT_ONCE: usize = 4;
/// How many items are read with one request at most, and how many requests run at the same time.
const ITEMS_AT_ONCE: usize = 50;
const READS_AT_ONCE: usize = 2;

/// Saves item by item in the order of the batch, so that names and numbers do not depend on what ends first.
///
/// What cannot be read or saved while the job runs is tried again when it has ended; only then is it an error, since the
/// pictures of a night should not be given up for a server that restarts.
pub(crate) struct Saver<'a> {
    saving: &'a Saving,
    client: Client,
    reader: ItemReader,
    items: Vec<ItemId>,
    job: Arc<Origin>,
    /// The items that have ended and are not read yet, by their place in the batch.
    ended: BTreeSet<usize>,
    /// The place of the next item that is to be asked for, and of the next whose result is to be taken.
    next_read: usize,
    next_taken: usize,
    reads: FuturesOrdered<BoxFuture<'static, Read>>,
    /// Pieces whose turn has not come.
    waiting: VecDeque<(Named, Target)>,
    saves: FuturesOrdered<BoxFuture<'static, Result<Made, Unsaved>>>,
    unsaved: Vec<Unsaved>,
    /// Items could not be read, so that they and all after them are left for the end of the job.
    is_behind: bool,
    /// The job has ended: what cannot be read now never will be.
    is_last: bool,
    /// Everything that could not be saved got its second chance.
    tried_again: bool,
    /// What could not be read at the end got its second chance, too: it may never have had a first one before.
    read_twice: bool,
    unread: Option<Failure>,
    taken: HashSet<String>,
    pieces: usize,
}

/// Items that were asked for: the places from the first to before the last, and what came of them.
struct Read {
    places: Range<usize>,
    results: Result<Vec<ItemResult>, RunError>,
}

/// Where a file goes.
#[derive(Debug, Clone)]
enum Target {
    File(PathBuf),
    /// Under the name that the server has for it.
    Folder(PathBuf),
    /// Nowhere: it stays on the server.
    Nowhere,
    /// It is there already, without its sidecar.
    Saved(PathBuf),
}

/// A file that could not be saved.
struct Unsaved {
    named: Named,
    target: Target,
    failure: Failure,
}

impl<'a> Saver<'a> {
    pub(crate) fn new(saving: &'a Saving, client: &Client, job: &Job) -> Self {
        let workflow = job.draft().map_or("", |draft| draft.workflow().name());
        Self {
            saving,
            client: client.clone(),
            reader: job.item_reader(),
            items: job.items().to_vec(),
            job: Arc::new(Origin {
                batch_id: job.batch_id().to_string(),
                workflow: workflow.to_owned(),
            }),
            ended: BTreeSet::new(),
            next_read: 0,
            next_taken: 0,
            reads: FuturesOrdered::new(),
            waiting: VecDeque::new(),
            saves: FuturesOrdered::new(),
            unsaved: Vec::new(),
            is_behind: false,
            is_last: false,
            tried_again: false,
            read_twice: false,
            unread: None,
            taken: HashSet::new(),
            pieces: 0,
        }
    }

    /// The item at this place of the batch has ended.
    pub(crate) fn ended(&mut self, place: usize) {
        if place >= self.next_read {
            self.ended.insert(place);
        }
    }

    /// Every item has ended: what is left is done now, and what went wrong is tried once more after it.
    pub(crate) fn all_ended(&mut self) {
        self.read_again();
        self.ended.extend(self.next_read..self.items.len());
        self.is_behind = false;
        self.is_last = true;
    }

    /// The next piece that is on disk, or that is known of and stays on the server; `None` when there is nothing to do
    /// until another item ends.
    ///
    /// Cancel safe: what has begun goes on with the next call.
    pub(crate) async fn next(&mut self) -> Option<Made> {
        loop {
            self.begin();
            tokio::select! {
                Some(saved) = self.saves.next() => match saved {
                    Ok(made) => return Some(made),
                    Err(unsaved) => self.unsaved.push(unsaved),
                },
                Some(read) = self.reads.next() => self.take(read),
                else => {
                    if !self.is_last || self.unsaved.is_empty() || mem::replace(&mut self.tried_again, true) {
                        return None;
                    }
                    let again = mem::take(&mut self.unsaved).into_iter();
                    self.waiting.extend(again.map(|unsaved| (unsaved.named, unsaved.target)));
                }
            }
        }
    }

    /// Begins as much as may run at the same time.
    fn begin(&mut self) {
        while !self.is_behind
            && self.reads.len() < READS_AT_ONCE
            && self.waiting.len() < FILES_AT_ONCE
            && self.ended.contains(&self.next_read)
        {
            let first = self.next_read;
            while self.next_read - first < ITEMS_AT_ONCE && self.ended.remove(&self.next_read) {
                self.next_read += 1;
            }
            let places = first..self.next_read;
            let ids = self.items.get(places.clone()).unwrap_or_default().to_vec();
            let reader = self.reader.clone();
            let read = async move {
                let results = reader.read(&ids).await;
                Read { places, results }
            };
            self.reads.push_back(read.boxed());
        }
        while self.saves.len() < FILES_AT_ONCE
            && let Some((named, target)) = self.waiting.pop_front()
        {
            let client = self.client.clone();
            let with_sidecar = self.saving.sidecar;
            self.saves
                .push_back(save(client, named, target, with_sidecar).boxed());
        }
    }

    /// The pieces of the items whose turn it is get their names.
    fn take(&mut self, read: Read) {
        let Read { places, results } = read;
        match results {
            // One that is missing was removed from the queue, when the job has ended; until then it may be late.
            Ok(items) if self.is_last || items.len() == places.len() => {
                self.next_taken = places.end;
                items.into_iter().for_each(|item| self.name(item));
            }
            Err(error) if self.is_last && mem::replace(&mut self.read_twice, true) => {
                self.unread = Some(run_failed(error));
            }
            Ok(_) | Err(_) => {
                self.is_behind = !self.is_last;
                self.read_again();
            }
        }
    }

    /// Gives up what is being read, so that it is asked for again.
    fn read_again(&mut self) {
        self.reads = FuturesOrdered::new();
        self.ended.extend(self.next_taken..self.next_read);
        self.next_read = self.next_taken;
    }

    fn name(&mut self, item: ItemResult) {
        let inputs = match self.saving.name.is_some() || self.saving.sidecar {
            true => item.inputs(),
            false => Vec::new(),
        };
        for named in Named::of_item(self.pieces + 1, &self.job, &Arc::new(item), &inputs.into()) {
            self.pieces += 1;
            let target = match (&self.saving.folder, &self.saving.name) {
                (None, _) => Target::Nowhere,
                // Numbered in the order in which they were made, in whatever order they arrive.
                (Some(folder), Some(name)) => {
                    Target::File(folder.join(unique(name.path(&named), &mut self.taken)))
                }
                (Some(folder), None) => Target::Folder(folder.clone()),
            };
            self.waiting.push_back((named, target));
        }
    }

    /// Why something is not on disk, when all that can be saved is.
    pub(crate) fn failure(&mut self) -> Option<Failure> {
        if let Some(unread) = self.unread.take() {
            return Some(unread);
        }
        let count = self.unsaved.len();
        let first = self.unsaved.drain(..).next()?.failure;
        Some(match count {
            1 => first,
            _ => {
                let message = format!(
                    "{count} files could not be saved; the first: {}",
                    first.sentence()
                );
                Failure::new(first.exit, first.code, message)
            }
        })
    }
}

async fn save(client: Client, named: Named, target: Target, with_sidecar: bool) -> Result<Made, Unsaved> {
    let unsaved = |named, target, failure| Unsaved {
        named,
        target,
        failure,
    };
    let path = match fetch(&client, &named, &target).await {
        Ok(Some(path)) => path,
        Ok(None) => return Ok(named.describe()),
        Err(failure) => return Err(unsaved(named, target, failure)),
    };
    let mut made = named.describe();
    made.path = Some(path.display().to_string());
    if with_sidecar {
        match sidecar::write(&path, &named) {
            Ok(written) => made.sidecar = Some(written.display().to_string()),
            Err(error) => {
                let message = format!("the values of {} cannot be written", path.display());
                let failure = Failure::because(Exit::Failed, "sidecar", message, &error);
                return Err(unsaved(named, Target::Saved(path), failure));
            }
        }
    }
    Ok(made)
}

/// Where the piece is then, if it is not to stay on the server.
async fn fetch(client: &Client, named: &Named, target: &Target) -> Result<Option<PathBuf>, Failure> {
    let download = match &named.name {
        MadeName::Image(name) => client.images().download(name),
        MadeName::Video(name) => client.videos().download(name),
    };
    let path = match target {
        Target::File(path) => download.to_file(path).await,
        Target::Folder(folder) => download.to_dir(folder).await,
        Target::Saved(path) => return Ok(Some(path.clone())),
        Target::Nowhere => return Ok(None),
    };
    path.map(Some)
        .map_err(|error| Failure::from_error(Exit::Server, "download", &error))
}

/// The path, with a number if a picture before has it. Where upper and lower case are one, so are their files.
fn unique(path: PathBuf, taken: &mut HashSet<String>) -> PathBuf {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ending = path
        .extension()
        .map(|ending| format!(".{}", ending.to_string_lossy()))
        .unwrap_or_default();
    let mut unique = path.clone();
    for number in 2_u64.. {
        if taken.insert(unique.to_string_lossy().to_lowercase()) {
            break;
        }
        unique = path.with_file_name(format!("{stem}-{number}{ending}"));
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_one_name_are_numbered() {
        let mut taken = HashSet::new();
        let mut name = |path: &str| unique(PathBuf::from(path), &mut taken).display().to_string();
        assert_eq!(name("a/cat.png"), "a/cat.png");
        assert_eq!(name("a/Cat.png"), "a/Cat-2.png");
        assert_eq!(name("a/cat.png"), "a/cat-3.png");
        assert_eq!(name("b/cat.png"), "b/cat.png");
    }
}
