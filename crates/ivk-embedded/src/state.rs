//! What all parts of a running server share.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use crate::accounts::Accounts;
use crate::events::Events;
use crate::models::Inventory;
use crate::nodes::Stored;
use crate::profile::Profile;
use crate::queue::{Calls, InvocationCache, Processor};
use crate::store::Store;

/// How many pending items a queue takes. What is beyond is dropped in silence.
pub(crate) const MAX_QUEUE_SIZE: i64 = 10_000;

/// The running server.
pub(crate) struct State {
    pub(crate) profile: Profile,
    pub(crate) accounts: Arc<Accounts>,
    pub(crate) store: Store,
    pub(crate) events: Events,
    pub(crate) processor: Processor,
    pub(crate) cache: InvocationCache,
    pub(crate) calls: Calls,
    pub(crate) objects: Objects,
    pub(crate) models: Inventory,
}

impl State {
    /// A server that has not begun to work.
    pub(crate) fn new(profile: Profile, accounts: Arc<Accounts>, store: Store, events: Events) -> Self {
        Self {
            profile,
            accounts,
            store,
            events,
            processor: Processor::new(),
            cache: InvocationCache::new(),
            calls: Calls::default(),
            objects: Objects::default(),
            models: Inventory::simulated(),
        }
    }
}

/// How many tensors and conditionings are kept.
const OBJECTS_KEPT: usize = 4096;

/// Tensors and conditionings by name. They outlive their queue item, because cached results name them.
#[derive(Default)]
pub(crate) struct Objects {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    objects: HashMap<String, Arc<Stored>>,
    /// Names, the oldest first.
    order: VecDeque<String>,
}

impl Objects {
    /// Keeps an object; answers its name.
    pub(crate) fn keep(&self, object: Stored) -> String {
        let name = format!("{}_{}", object.prefix(), Uuid::new_v4());
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.objects.insert(name.clone(), Arc::new(object));
        kept.order.push_back(name.clone());
        if kept.order.len() > OBJECTS_KEPT
            && let Some(oldest) = kept.order.pop_front()
        {
            kept.objects.remove(&oldest);
        }
        name
    }

    /// The object of that name.
    pub(crate) fn find(&self, name: &str) -> Option<Arc<Stored>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.objects.get(name).cloned()
    }
}
