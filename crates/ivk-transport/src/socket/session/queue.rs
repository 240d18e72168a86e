//! What waits for one reader.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    task::{Context, Poll, Waker},
};

use super::event::{ResyncReason, SocketItem};

/// A bounded queue that never blocks the writer and never loses an event without saying so.
///
/// When it is full, an old droppable event makes room. When there is none, nothing in the queue can be trusted to be
/// followed by what comes next, so all of it makes way for one [`Resync`](SocketItem::Resync).
#[derive(Debug)]
pub(super) struct Queue {
    capacity: usize,
    state: Mutex<QueueState>,
}

#[derive(Debug, Default)]
struct QueueState {
    items: VecDeque<Entry>,
    dropped: u64,
    closed: bool,
    reader: Option<Waker>,
}

#[derive(Debug)]
struct Entry {
    item: SocketItem,
    droppable: bool,
}

impl Queue {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            capacity,
            state: Mutex::default(),
        }
    }

    fn with<T>(&self, act: impl FnOnce(&mut QueueState) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Adds an item. Never waits.
    pub(super) fn push(&self, item: SocketItem, droppable: bool) {
        let reader = self.with(|state| {
            if state.items.len() >= self.capacity && !state.make_room(droppable) {
                return None;
            }
            state.items.push_back(Entry { item, droppable });
            state.reader.take()
        });
        if let Some(reader) = reader {
            reader.wake();
        }
    }

    /// Nothing will come any more.
    pub(super) fn close(&self) {
        let reader = self.with(|state| {
            state.closed = true;
            state.reader.take()
        });
        if let Some(reader) = reader {
            reader.wake();
        }
    }

    pub(super) fn poll_pop(&self, context: &mut Context<'_>) -> Poll<Option<SocketItem>> {
        self.with(|state| match state.items.pop_front() {
            Some(entry) => Poll::Ready(Some(entry.item)),
            None if state.closed => Poll::Ready(None),
            None => {
                match &mut state.reader {
                    Some(reader) => reader.clone_from(context.waker()),
                    none => *none = Some(context.waker().clone()),
                }
                Poll::Pending
            }
        })
    }

    /// How many events were dropped so far.
    pub(super) fn dropped(&self) -> u64 {
        self.with(|state| state.dropped)
    }
}

impl QueueState {
    /// Makes room for one item. Returns whether the new item is to be added.
    fn make_room(&mut self, droppable: bool) -> bool {
        if let Some(oldest) = self.items.iter().position(|entry| entry.droppable) {
            self.items.remove(oldest);
            self.dropped += 1;
            return true;
        }
        if droppable {
            self.dropped += 1;
            return false;
        }
        let events = self
            .items
            .iter()
            .filter(|entry| matches!(entry.item, SocketItem::Event(_)))
            .count();
        self.dropped += events as u64;
        self.items.clear();
        let item = SocketItem::Resync {
            reason: ResyncReason::Lagged,
            dropped: self.dropped,
        };
        self.items.push_back(Entry {
            item,
            droppable: false,
        });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::socket::session::event::Event;

    fn event(name: &str) -> SocketItem {
        SocketItem::Event(Event::copy(&format!("[\"{name}\",{{}}]"), Vec::new()).unwrap())
    }

    fn drain(queue: &Queue) -> Vec<String> {
        let mut context = Context::from_waker(Waker::noop());
        std::iter::from_fn(|| match queue.poll_pop(&mut context) {
            Poll::Ready(Some(SocketItem::Event(event))) => Some(event.name().to_owned()),
            Poll::Ready(Some(SocketItem::Resync { dropped, .. })) => Some(format!("resync {dropped}")),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn the_oldest_droppable_event_makes_room() {
        let queue = Queue::new(3);
        for (name, droppable) in [
            ("s1", false),
            ("p1", true),
            ("p2", true),
            ("s2", false),
            ("p3", true),
        ] {
            queue.push(event(name), droppable);
        }
        assert_eq!(
            (drain(&queue), queue.dropped()),
            (vec!["s1".into(), "s2".into(), "p3".into()], 2)
        );
    }

    #[test]
    fn a_droppable_event_gives_way_to_a_full_queue_of_others() {
        let queue = Queue::new(2);
        for (name, droppable) in [("s1", false), ("s2", false), ("p1", true)] {
            queue.push(event(name), droppable);
        }
        assert_eq!(
            (drain(&queue), queue.dropped()),
            (vec!["s1".into(), "s2".into()], 1)
        );
    }

    #[test]
    fn an_overflow_is_told_and_never_exceeds_the_bound() {
        let queue = Queue::new(8);
        for n in 0..100 {
            queue.push(event(&format!("s{n}")), false);
            assert!(queue.with(|state| state.items.len()) <= 8);
        }
        let seen = drain(&queue);
        let told: u64 = seen[0].strip_prefix("resync ").unwrap().parse().unwrap();
        assert_eq!(told + seen.len() as u64 - 1, 100);
        assert_eq!(seen.last().unwrap(), "s99");
    }
}
