//! Lists of edges, one for each node.

/// No edge.
const NONE: u32 = u32::MAX;

/// Lists whose items are in one list at most, so that all lists together need three pieces of memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    /// The first and the last item of each list.
    ends: Vec<(u32, u32)>,
    /// What follows each item.
    next: Vec<u32>,
}

impl Lists {
    pub(super) fn new(lists: usize, items: usize) -> Self {
        Self {
            ends: vec![(NONE, NONE); lists],
            next: vec![NONE; items],
        }
    }

    /// Adds an item to a list.
    pub(super) fn push(&mut self, list: u32, item: u32) {
        let Some((first, last)) = self.ends.get_mut(list as usize) else {
            return;
        };
        match self.next.get_mut(*last as usize) {
            Some(next) => *next = item,
            None => *first = item,
        }
        *last = item;
    }

    /// The items of a list in the order in which they came.
    pub(super) fn of(&self, list: u32) -> impl Iterator<Item = u32> {
        let mut at = self.ends.get(list as usize).map_or(NONE, |ends| ends.0);
        std::iter::from_fn(move || {
            let item = at;
            at = *self.next.get(item as usize)?;
            Some(item)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_keeps_its_order() {
        let mut lists = Lists::new(3, 5);
        for (list, item) in [(2, 4), (0, 1), (2, 0), (2, 3), (9, 2)] {
            lists.push(list, item);
        }
        let of = |list| lists.of(list).collect::<Vec<_>>();
        assert_eq!(
            (of(0), of(1), of(2), of(9)),
            (vec![1], vec![], vec![4, 0, 3], vec![])
        );
    }
}
