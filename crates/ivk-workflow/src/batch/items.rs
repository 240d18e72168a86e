//! The values that a program gives one field, one after the other.

use std::fmt;
use std::ops::{Range, RangeInclusive};

use ivk_fields::FieldValue;

/// Values for one field, taken one by one when a batch is made of them.
///
/// ```
/// use ivk_workflow::batch::Items;
///
/// let prompts = Items::from(["a tiger", "a lighthouse"]);
/// let seeds = Items::from(0..100);
/// let weights: Items = (1..=8).map(|eighth| f64::from(eighth) / 8.0).collect();
/// ```
pub struct Items<'a>(Box<dyn Iterator<Item = FieldValue> + 'a>);

impl<'a> Items<'a> {
    /// The values of any iterator.
    pub fn new<I>(values: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<FieldValue> + 'a,
        I::IntoIter: 'a,
    {
        Self(Box::new(values.into_iter().map(Into::into)))
    }
}

impl Iterator for Items<'_> {
    type Item = FieldValue;

    fn next(&mut self) -> Option<FieldValue> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl fmt::Debug for Items<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("at_least", &self.size_hint().0)
            .finish_non_exhaustive()
    }
}

impl<T: Into<FieldValue>> FromIterator<T> for Items<'_> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let values: Vec<FieldValue> = values.into_iter().map(Into::into).collect();
        Self(Box::new(values.into_iter()))
    }
}

impl<'a, T: Into<FieldValue> + 'a> From<Vec<T>> for Items<'a> {
    fn from(values: Vec<T>) -> Self {
        Self::new(values)
    }
}

impl<'a, T: Into<FieldValue> + 'a, const N: usize> From<[T; N]> for Items<'a> {
    fn from(values: [T; N]) -> Self {
        Self::new(values)
    }
}

impl<'a, T: Into<FieldValue> + Clone> From<&'a [T]> for Items<'a> {
    fn from(values: &'a [T]) -> Self {
        Self::new(values.iter().cloned())
    }
}

impl<'a, T> From<Range<T>> for Items<'a>
where
    T: Into<FieldValue>,
    Range<T>: Iterator<Item = T> + 'a,
{
    fn from(values: Range<T>) -> Self {
        Self::new(values)
    }
}

impl<'a, T> From<RangeInclusive<T>> for Items<'a>
where
    T: Into<FieldValue>,
    RangeInclusive<T>: Iterator<Item = T> + 'a,
{
    fn from(values: RangeInclusive<T>) -> Self {
        Self::new(values)
    }
}
