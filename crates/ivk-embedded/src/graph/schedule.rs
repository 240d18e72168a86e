//! Which of the nodes that are ready runs first.

use std::collections::{BTreeMap, HashSet, VecDeque};

use super::class_names::class_name;
use super::session::{Path, Session};
use super::type_name_of;

/// Nodes that are ready, by class. One class is drained before the next is begun, and classes go by name; within a
/// class, nodes go by their place in the iterations.
#[derive(Debug, Clone, Default)]
pub(super) struct Schedule {
    queues: BTreeMap<String, VecDeque<(Path, String)>>,
    members: HashSet<String>,
    active: Option<String>,
}

impl Schedule {
    fn push(&mut self, class: String, path: Path, prepared_id: &str) {
        if !self.members.insert(prepared_id.to_owned()) {
            return;
        }
        let queue = self.queues.entry(class).or_default();
        let place = queue.partition_point(|(other, _)| *other <= path);
        queue.insert(place, (path, prepared_id.to_owned()));
    }

    fn pop(&mut self) -> Option<String> {
        loop {
            if let Some(class) = &self.active {
                if let Some((_, prepared_id)) = self.queues.get_mut(class).and_then(VecDeque::pop_front) {
                    self.members.remove(&prepared_id);
                    return Some(prepared_id);
                }
                self.queues.remove(class);
            }
            let next = self
                .queues
                .iter()
                .find(|(_, queue)| !queue.is_empty())
                .map(|(class, _)| class.clone());
            self.active = Some(next?);
        }
    }

    pub(super) fn remove(&mut self, prepared_id: &str) {
        if self.members.remove(prepared_id) {
            self.queues
                .values_mut()
                .for_each(|queue| queue.retain(|(_, other)| other != prepared_id));
        }
    }
}

impl Session {
    /// Takes the next node that is ready.
    pub(super) fn next_ready(&mut self) -> Option<String> {
        while let Some(prepared_id) = self.schedule.pop() {
            if !self.executed.contains(&prepared_id) {
                return Some(prepared_id);
            }
        }
        None
    }

    /// Queues a prepared node when everything that it needs is there.
    pub(super) fn enqueue_if_ready(&mut self, prepared_id: &str) {
        if self.indegree.get(prepared_id) != Some(&0)
            || self.executed.contains(prepared_id)
            || self.awaits_branch(prepared_id)
        {
            return;
        }
        if let Some(node) = self.nodes.get(prepared_id) {
            let class = class_name(type_name_of(node));
            self.schedule
                .push(class, self.path_of(prepared_id).to_vec(), prepared_id);
        }
    }
}
