//! Folds everything that is heard about a job into the truth about its items. No I/O, no clock.
//!
//! Completion is a state, not an event: whatever order, loss or repetition the news suffer, an item ends here
//! exactly once, with the state that the server holds.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use crate::remote::event::{Failure, ItemRef, JobEvent, NodeRef, Progress};
use crate::remote::status::{ItemStatus, StatusFact, supersedes};
use ivk_api::types::NodeOutput;
use ivk_api::types::{BatchId, ItemId};

/// News from the event connection, already reduced to what concerns one job.
#[derive(Debug, Clone)]
pub(crate) enum Signal {
    Status(StatusFact),
    NodeStarted {
        item: ItemId,
        node: NodeRef,
    },
    Progress {
        item: ItemId,
        node: NodeRef,
        progress: Progress,
    },
    NodeCompleted {
        item: ItemId,
        node: NodeRef,
        output: NodeOutput,
    },
    /// Rows were canceled or deleted in bulk; which of the two, only a look can tell.
    ItemsTouched(Arc<[ItemId]>),
    /// The queue was emptied.
    Cleared,
}

/// How one item ended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ItemEnd {
    pub(crate) item: ItemId,
    pub(crate) status: ItemStatus,
    pub(crate) failure: Option<Failure>,
}

#[derive(Debug)]
struct Tracked {
    index: usize,
    status: ItemStatus,
    sequence: Option<i64>,
    failure: Option<Failure>,
    announced_start: bool,
    nodes: Nodes,
}

/// What runs inside one item, to tell repeated events from new ones.
#[derive(Debug, Default)]
struct Nodes {
    running: Option<NodeRef>,
    completed: HashSet<String>,
    last_progress: Option<(String, Progress)>,
}

/// The state of one job.
#[derive(Debug)]
pub(crate) struct Monitor {
    items: BTreeMap<ItemId, Tracked>,
    /// Items of workflows that the job's own items called. They never decide anything.
    children: HashMap<ItemId, Nodes>,
    labels: Arc<HashMap<String, Arc<str>>>,
    unsettled: usize,
    events: VecDeque<JobEvent>,
    /// Items whose state must be read because a bulk event named them.
    doubtful: bool,
}

impl Monitor {
    /// Starts with the items that the server named when it took the batch, in the order of the batch.
    pub(crate) fn new(batch: BatchId, items: &[ItemId], labels: Arc<HashMap<String, Arc<str>>>) -> Self {
        let tracked = items.iter().enumerate().map(|(index, id)| {
            let state = Tracked {
                index,
                status: ItemStatus::Pending,
                sequence: None,
                failure: None,
                announced_start: false,
                nodes: Nodes::default(),
            };
            (*id, state)
        });
        let items_by_id: BTreeMap<_, _> = tracked.collect();
        let unsettled = items_by_id.len();
        let submitted = JobEvent::Submitted {
            batch_id: batch,
            items: items.to_vec(),
        };
        Self {
            items: items_by_id,
            children: HashMap::new(),
            labels,
            unsettled,
            events: VecDeque::from([submitted]),
            doubtful: false,
        }
    }

    /// Whether every item has ended.
    pub(crate) fn is_settled(&self) -> bool {
        self.unsettled == 0
    }

    /// The items that have not ended as far as is known.
    pub(crate) fn unsettled(&self) -> Vec<ItemId> {
        let open = self
            .items
            .iter()
            .filter(|(_, tracked)| !tracked.status.is_final());
        open.map(|(id, _)| *id).collect()
    }

    /// Whether the state has to be read before the job can be trusted again. Asking resets it.
    pub(crate) fn take_doubt(&mut self) -> bool {
        std::mem::take(&mut self.doubtful)
    }

    /// The next event for the reader.
    pub(crate) fn next_event(&mut self) -> Option<JobEvent> {
        self.events.pop_front()
    }

    /// Adds an event that is not about an item.
    pub(crate) fn announce(&mut self, event: JobEvent) {
        self.events.push_back(event);
    }

    /// How every item ended, in the order of the batch.
    pub(crate) fn ends(&self) -> Vec<ItemEnd> {
        let mut ends: Vec<_> = self.items.iter().collect();
        ends.sort_by_key(|(_, tracked)| tracked.index);
        let end = |(id, tracked): (&ItemId, &Tracked)| ItemEnd {
            item: *id,
            status: tracked.status.clone(),
            failure: tracked.failure.clone(),
        };
        ends.into_iter().map(end).collect()
    }

    /// Takes in news from the event connection.
    pub(crate) fn hear(&mut self, signal: Signal) {
        match signal {
            Signal::Status(fact) => self.status(fact),
            Signal::NodeStarted { item, node } => self.node_started(item, node),
            Signal::Progress { item, node, progress } => self.progress(item, node, progress),
            Signal::NodeCompleted { item, node, output } => self.node_completed(item, node, output),
            Signal::ItemsTouched(touched) => {
                let open = |id| {
                    self.items
                        .get(id)
                        .is_some_and(|tracked| !tracked.status.is_final())
                };
                self.doubtful |= touched.iter().any(open);
            }
            Signal::Cleared => self.doubtful |= self.unsettled > 0,
        }
    }

    /// Takes in what the server answered about the items in `asked`. Those it did not mention are gone.
    pub(crate) fn snapshot(&mut self, asked: &[ItemId], found: Vec<StatusFact>) {
        let mentioned: HashSet<ItemId> = found.iter().map(|fact| fact.item).collect();
        for fact in found {
            self.status(fact);
        }
        for item in asked.iter().filter(|item| !mentioned.contains(item)) {
            let removed = StatusFact {
                item: *item,
                status: ItemStatus::Removed,
                sequence: None,
                failure: None,
            };
            self.status(removed);
        }
    }

    fn status(&mut self, fact: StatusFact) {
        let Some(tracked) = self.items.get_mut(&fact.item) else {
            if fact.status.is_final() {
                self.children.remove(&fact.item);
            }
            return;
        };
        if !supersedes(&tracked.status, tracked.sequence, &fact) {
            return;
        }
        let item = ItemRef {
            id: fact.item,
            index: Some(tracked.index),
        };
        tracked.sequence = fact.sequence.or(tracked.sequence);
        tracked.status = fact.status;
        match &tracked.status {
            ItemStatus::InProgress if !tracked.announced_start => {
                tracked.announced_start = true;
                self.events.push_back(JobEvent::Started { item });
            }
            ItemStatus::Waiting => self.events.push_back(JobEvent::Waiting { item }),
            status if status.is_final() => {
                let nodes = std::mem::take(&mut tracked.nodes);
                tracked.failure = fact.failure.map(|failure| Failure {
                    // A server runs one node of an item at a time, so the one that runs is the one that failed.
                    node: failure.node.or(nodes.running),
                    ..failure
                });
                self.unsettled -= 1;
                self.events.push_back(JobEvent::ItemFinished {
                    item,
                    status: tracked.status.clone(),
                    failure: tracked.failure.clone(),
                });
            }
            _ => {}
        }
    }

    /// The bookkeeping of an item that still runs. News that arrive after its end are of no use.
    fn nodes_of(&mut self, item: ItemId) -> Option<(ItemRef, &mut Nodes)> {
        match self.items.get_mut(&item) {
            Some(tracked) if tracked.status.is_final() => None,
            Some(tracked) => Some((
                ItemRef {
                    id: item,
                    index: Some(tracked.index),
                },
                &mut tracked.nodes,
            )),
            None => {
                let nodes = self.children.entry(item).or_default();
                Some((
                    ItemRef {
                        id: item,
                        index: None,
                    },
                    nodes,
                ))
            }
        }
    }

    fn labelled(&self, mut node: NodeRef) -> NodeRef {
        if node.label.is_none() {
            node.label = self.labels.get(&node.id).cloned();
        }
        node
    }

    fn node_started(&mut self, item: ItemId, node: NodeRef) {
        let node = self.labelled(node);
        let Some((item, nodes)) = self.nodes_of(item) else {
            return;
        };
        let repeated = nodes.completed.contains(&node.execution_id)
            || nodes
                .running
                .as_ref()
                .is_some_and(|running| running.execution_id == node.execution_id);
        if repeated {
            return;
        }
        nodes.running = Some(node.clone());
        nodes.last_progress = None;
        self.events.push_back(JobEvent::NodeStarted { item, node });
    }

    fn progress(&mut self, item: ItemId, node: NodeRef, progress: Progress) {
        let node = self.labelled(node);
        let Some((item, nodes)) = self.nodes_of(item) else {
            return;
        };
        // InvokeAI 6.13 sends everything twice, the second time without the preview.
        let repeated = nodes.completed.contains(&node.execution_id)
            || nodes.last_progress.as_ref().is_some_and(|(execution_id, last)| {
                *execution_id == node.execution_id
                    && last.message == progress.message
                    && last.percentage == progress.percentage
                    && (progress.preview.is_none() || progress.preview == last.preview)
            });
        if repeated {
            return;
        }
        nodes.last_progress = Some((node.execution_id.clone(), progress.clone()));
        self.events.push_back(JobEvent::Progress { item, node, progress });
    }

    fn node_completed(&mut self, item: ItemId, node: NodeRef, output: NodeOutput) {
        let node = self.labelled(node);
        let Some((item, nodes)) = self.nodes_of(item) else {
            return;
        };
        if !nodes.completed.insert(node.execution_id.clone()) {
            return;
        }
        nodes.running = nodes
            .running
            .take()
            .filter(|running| running.execution_id != node.execution_id);
        nodes.last_progress = None;
        self.events
            .push_back(JobEvent::NodeCompleted { item, node, output });
    }
}
