//! Saves what the items of a job made, each as soon as it has ended.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use futures_util::stream::FuturesOrdered;
use futures_util::{FutureExt, StreamExt};
use ivk_client::Client;
use ivk_workflow::remote::{ItemId, ItemReader, ItemResult, Job, JobResult, RunError};

use super::named::{Named, Origin};
use super::{Saving, sidecar};
use crate::failure::{Exit, Failure};
use crate::output::event::{Made, MadeName};

/// How many files are fetched at the same time.
const FILES_AT_ONCE: usize = 4;
/// How many items are read ahead of the files.
const ITEMS_AT_ONCE: usize = 2;

/// Saves item by item in the order of the batch, so that names and numbers do not depend on what ends first.
///
/// What cannot be saved while the job runs is tried again when it has ended; only then is it an error, since the pictures
/// of a night should not be given up for a server that restarts.
pub(crate) struct Saver<'a> {
    saving: &'a Saving,
    client: Client,
    reader: ItemReader,
    items: Vec<ItemId>,
    job: Arc<Origin>,
    /// The items that have ended and are not read yet, by their place in the batch.
    ended: BTreeSet<usize>,
    /// The place of the next item that is to be read, and of the next whose files are to be named.
    next_read: usize,
    next_named: usize,
    reads: FuturesOrdered<BoxFuture<'static, Result<Option<ItemResult>, RunError>>>,
    /// Files that are to be fetched, with their paths.
    waiting: VecDeque<(Named, Target)>,
    downloads: FuturesOrdered<BoxFuture<'static, Result<Made, Unsaved>>>,
    unsaved: Vec<Unsaved>,
    /// An item could not be read, so that the rest is left for the end of the job.
    is_behind: bool,
    taken: HashSet<String>,
    pieces: usize,
}

/// Where a file goes.
#[derive(Debug, Clone)]
enum Target {
    File(PathBuf),
    /// Under the name that the server has for it.
    Folder(PathBuf),
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
            next_named: 0,
            reads: FuturesOrdered::new(),
            waiting: VecDeque::new(),
            downloads: FuturesOrdered::new(),
            unsaved: Vec::new(),
            is_behind: false,
            taken: HashSet::new(),
            pieces: 0,
        }
    }

    /// The item at this place of the batch has ended.
    pub(crate) fn ended(&mut self, place: usize) {
        if self.saving.is_on() {
            self.ended.insert(place);
        }
    }

    /// The next file that is on disk; `None` when there is nothing to do until another item ends.
    ///
    /// Cancel safe: what has begun goes on with the next call.
    pub(crate) async fn next(&mut self) -> Option<Made> {
        loop {
            self.begin();
            if self.reads.is_empty() && self.downloads.is_empty() {
                return None;
            }
            tokio::select! {
                Some(saved) = self.downloads.next(), if !self.downloads.is_empty() => match saved {
                    Ok(made) => return Some(made),
                    Err(unsaved) => self.unsaved.push(unsaved),
                },
                Some(read) = self.reads.next(), if !self.reads.is_empty() => match read {
                    Ok(Some(item)) => self.name(item),
                    // Removed from the queue meanwhile: nothing is known of what it made.
                    Ok(None) => self.next_named += 1,
                    Err(_) => {
                        self.is_behind = true;
                        self.reads = FuturesOrdered::new();
                    }
                },
            }
        }
    }

    /// Begins as much as may run at the same time.
    fn begin(&mut self) {
        while !self.is_behind
            && self.reads.len() < ITEMS_AT_ONCE
            && self.waiting.len() < FILES_AT_ONCE
            && self.ended.remove(&self.next_read)
        {
            let Some(id) = self.items.get(self.next_read).copied() else {
                break;
            };
            self.next_read += 1;
            let reader = self.reader.clone();
            self.reads.push_back(async move { reader.read(id).await }.boxed());
        }
        while self.downloads.len() < FILES_AT_ONCE
            && let Some((named, target)) = self.waiting.pop_front()
        {
            let client = self.client.clone();
            let with_sidecar = self.saving.sidecar;
            self.downloads
                .push_back(save(client, named, target, with_sidecar).boxed());
        }
    }

    /// The pieces of the item whose turn it is get their names.
    fn name(&mut self, item: ItemResult) {
        self.next_named += 1;
        let Some(folder) = &self.saving.folder else {
            return;
        };
        for named in pieces(&item.into(), self.saving, &self.job, self.pieces) {
            self.pieces += 1;
            let target = match &self.saving.name {
                // Numbered in the order in which they were made, in whatever order they arrive.
                Some(name) => Target::File(folder.join(unique(name.path(&named), &mut self.taken))),
                None => Target::Folder(folder.clone()),
            };
            self.waiting.push_back((named, target));
        }
    }

    /// Saves what is left when the job has ended: what could not be saved before, and what came out of the items whose
    /// turn had not come.
    pub(crate) fn settle(&mut self, result: &JobResult) {
        // Items that are being read are in the result too.
        self.is_behind = true;
        self.reads = FuturesOrdered::new();
        let again = std::mem::take(&mut self.unsaved);
        for unsaved in again.into_iter().rev() {
            self.waiting.push_front((unsaved.named, unsaved.target));
        }
        for item in result.items().iter().skip(self.next_named) {
            self.name(item.clone());
        }
    }

    /// Everything that the job made, for one whose files stay on the server.
    pub(crate) fn told(&self, result: &JobResult) -> Vec<Made> {
        let mut made = Vec::new();
        for item in result.items() {
            let pieces = pieces(&Arc::new(item.clone()), self.saving, &self.job, made.len());
            made.extend(pieces.iter().map(Named::describe));
        }
        made
    }

    /// Why something is not on disk, when all that can be saved is.
    pub(crate) fn failure(&mut self) -> Option<Failure> {
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

fn pieces(item: &Arc<ItemResult>, saving: &Saving, job: &Arc<Origin>, before: usize) -> Vec<Named> {
    let inputs = match saving.name.is_some() || saving.sidecar {
        true => item.inputs(),
        false => Vec::new(),
    };
    Named::of_item(before + 1, job, item, &inputs.into())
}

async fn save(client: Client, named: Named, target: Target, with_sidecar: bool) -> Result<Made, Unsaved> {
    let unsaved = |named, target, failure| Unsaved {
        named,
        target,
        failure,
    };
    let path = match fetch(&client, &named, &target).await {
        Ok(path) => path,
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

async fn fetch(client: &Client, named: &Named, target: &Target) -> Result<PathBuf, Failure> {
    let download = match &named.name {
        MadeName::Image(name) => client.images().download(name),
        MadeName::Video(name) => client.videos().download(name),
    };
    let path = match target {
        Target::File(path) => download.to_file(path).await,
        Target::Folder(folder) => download.to_dir(folder).await,
        Target::Saved(path) => return Ok(path.clone()),
    };
    path.map_err(|error| Failure::from_error(Exit::Server, "download", &error))
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
