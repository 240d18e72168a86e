//! A table of things by their names in a file.

use std::hash::BuildHasher;

use ivk_fields::names::NameHashing;

/// A place that holds nothing.
const FREE: u32 = u32::MAX;

/// Finds the number of a thing by its name. It holds no names: those stand in the file, and whoever asks says where.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameTable {
    /// A power of two of places, at most half of them taken.
    places: Vec<u32>,
    hashing: NameHashing,
}

impl NameTable {
    /// A table for up to so many things.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Self {
            places: vec![FREE; (count * 2).next_power_of_two()],
            hashing: NameHashing::default(),
        }
    }

    /// The place of a name: taken by a thing of this name, or free.
    #[inline]
    fn place<'n>(&self, name: &str, name_of: impl Fn(u32) -> &'n str) -> usize {
        let last = self.places.len().wrapping_sub(1);
        let mut place = self.hashing.hash_one(name) as usize & last;
        while let Some(&taken) = self.places.get(place)
            && taken != FREE
            && name_of(taken) != name
        {
            place = (place + 1) & last;
        }
        place
    }

    /// The number of the thing with this name.
    #[inline]
    pub(crate) fn find<'n>(&self, name: &str, name_of: impl Fn(u32) -> &'n str) -> Option<u32> {
        let place = self.place(name, name_of);
        self.places.get(place).copied().filter(|taken| *taken != FREE)
    }

    /// The number that has this name already; otherwise it goes to the given one.
    pub(crate) fn find_or_insert<'n>(
        &mut self,
        name: &str,
        number: u32,
        name_of: impl Fn(u32) -> &'n str,
    ) -> Option<u32> {
        let place = self.place(name, name_of);
        let slot = self.places.get_mut(place)?;
        if *slot != FREE {
            return Some(*slot);
        }
        *slot = number;
        None
    }

    /// Gives a name to a number, whoever had it before.
    pub(crate) fn insert<'n>(&mut self, name: &str, number: u32, name_of: impl Fn(u32) -> &'n str) {
        let place = self.place(name, name_of);
        if let Some(slot) = self.places.get_mut(place) {
            *slot = number;
        }
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
