//! A table of things by their names in a file.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use ivk_fields::names::NameHashing;

/// Finds the number of a thing by its name. It holds no names: those stand in the file, and whoever asks says where.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameTable {
    numbers: HashTable<u32>,
    hashing: NameHashing,
}

impl NameTable {
    /// A table for up to so many things.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Self {
            numbers: HashTable::with_capacity(count),
            hashing: NameHashing::default(),
        }
    }

    /// The number of the thing with this name.
    #[inline]
    pub(crate) fn find<'n>(&self, name: &str, name_of: impl Fn(u32) -> &'n str) -> Option<u32> {
        let hash = self.hashing.hash_one(name);
        self.numbers
            .find(hash, |number| name_of(*number) == name)
            .copied()
    }

    /// The number that has this name already; otherwise it goes to the given one.
    pub(crate) fn find_or_insert<'n>(
        &mut self,
        name: &str,
        number: u32,
        name_of: impl Fn(u32) -> &'n str,
    ) -> Option<u32> {
        match self.entry(name, name_of) {
            Entry::Occupied(taken) => Some(*taken.get()),
            Entry::Vacant(free) => {
                free.insert(number);
                None
            }
        }
    }

    /// Gives a name to a number, whoever had it before.
    pub(crate) fn insert<'n>(&mut self, name: &str, number: u32, name_of: impl Fn(u32) -> &'n str) {
        match self.entry(name, name_of) {
            Entry::Occupied(mut taken) => *taken.get_mut() = number,
            Entry::Vacant(free) => {
                free.insert(number);
            }
        }
    }

    fn entry<'n>(&mut self, name: &str, name_of: impl Fn(u32) -> &'n str) -> Entry<'_, u32> {
        let hashing = self.hashing;
        self.numbers.entry(
            hashing.hash_one(name),
            |number| name_of(*number) == name,
            |number| hashing.hash_one(name_of(*number)),
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_a_look_at_every_name(names in proptest::collection::vec("[ab]{0,3}", 0..40), other in "[abc]{0,3}") {
            let name_of = |number: u32| names[number as usize].as_str();
            let (mut first, mut last) = (NameTable::with_capacity(names.len()), NameTable::with_capacity(names.len()));
            for (number, name) in (0..).zip(&names) {
                let known = names[..number as usize].iter().position(|known| known == name);
                prop_assert_eq!(first.find_or_insert(name, number, name_of), known.map(|known| known as u32));
                last.insert(name, number, name_of);
            }
            for name in names.iter().chain([&other]) {
                let place = |found: Option<usize>| found.map(|place| place as u32);
                prop_assert_eq!(first.find(name, name_of), place(names.iter().position(|known| known == name)));
                prop_assert_eq!(last.find(name, name_of), place(names.iter().rposition(|known| known == name)));
            }
        }
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        assert_eq!(NameTable::default().find("a", |_| "a"), None);
        assert_eq!(NameTable::with_capacity(0).find("a", |_| "a"), None);
    }
}
