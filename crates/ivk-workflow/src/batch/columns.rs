//! Batches made by a program, beside the batch nodes of the workflow.

use super::items::Items;
use crate::draft::Draft;
use crate::draft::roles::Role;
use crate::error::{Error, ErrorKind};
use crate::input::IntoInputKey;

/// The values of one field.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) node: u32,
    pub(crate) field: Box<str>,
    pub(crate) items: Items,
}

impl Draft {
    /// Runs once for each step through several lists, all taken together: the first values, the second values, …
    ///
    /// Every further call multiplies what is there, as do the batch nodes of the workflow.
    ///
    /// ```
    /// # use ivk_workflow::{Draft, Error, batch::Items};
    /// # fn example(draft: &mut Draft) -> Result<(), Error> {
    /// draft.zip([("Prompt", Items::from(["a tiger", "a lighthouse"])), ("Seed", Items::from([1, 2]))])?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Draft::input`] when a key names no field or too many; [`ErrorKind::Batch`] when the lists are empty or
    /// not of one length, when a field has a list already, or when an edge feeds it;
    /// [`ErrorKind::Value`] when a value does not fit its field. Nothing is added then.
    pub fn zip<K: IntoInputKey, I: Into<Items>>(
        &mut self,
        columns: impl IntoIterator<Item = (K, I)>,
    ) -> Result<&mut Self, Error> {
        let mut zipped: Vec<Column> = Vec::new();
        for (key, items) in columns {
            let column = self.column(key, items.into(), &zipped)?;
            if let Some(first) = zipped.first()
                && first.items.len() != column.items.len()
            {
                let message = format!(
                    "lists that are taken together must have one length, but `{}` has {} values and `{}` has {}",
                    first.field,
                    first.items.len(),
                    column.field,
                    column.items.len()
                );
                return Err(self.about(Error::new(ErrorKind::Batch, message), &column));
            }
            zipped.push(column);
        }
        if zipped.is_empty() {
            return Err(Error::new(ErrorKind::Batch, "a batch needs at least one list"));
        }
        self.add_batch(zipped);
        Ok(self)
    }

    /// Runs once for each combination of the values of several lists.
    ///
    /// ```
    /// # use ivk_workflow::{Draft, Error, batch::Items};
    /// # fn example(draft: &mut Draft) -> Result<(), Error> {
    /// // Two prompts with a hundred seeds each.
    /// draft.product([("Prompt", Items::from(["a tiger", "a lighthouse"])), ("Seed", Items::from(0..100))])?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Draft::zip`], but lengths may differ.
    pub fn product<K: IntoInputKey, I: Into<Items>>(
        &mut self,
        columns: impl IntoIterator<Item = (K, I)>,
    ) -> Result<&mut Self, Error> {
        let mut all: Vec<Column> = Vec::new();
        for (key, items) in columns {
            let column = self.column(key, items.into(), &all)?;
            all.push(column);
        }
        if all.is_empty() {
            return Err(Error::new(ErrorKind::Batch, "a batch needs at least one list"));
        }
        for column in all {
            self.add_batch(vec![column]);
        }
        Ok(self)
    }

    fn column(&self, key: impl IntoInputKey, items: Items, others: &[Column]) -> Result<Column, Error> {
        let target = self.resolve(&key.into_input_key())?;
        let column = Column {
            node: target.node,
            field: target.field.clone(),
            items,
        };
        let fail = |message: &str| {
            let message = format!("the batch cannot set `{}`: {message}", column.field);
            Err(self.about(Error::new(ErrorKind::Batch, message), &column))
        };
        if column.items.is_empty() {
            return fail("its list is empty");
        }
        if self.layout().role(column.node) != Role::Runs {
            return fail("its node does not run on the server");
        }
        let same = |other: &Column| other.node == column.node && other.field == column.field;
        if others.iter().chain(self.batches().iter().flatten()).any(same) {
            return fail("it has a list already");
        }
        if self
            .layout()
            .is_connected(self.document(), column.node, &column.field)
        {
            return fail("an edge feeds it");
        }
        if let Some(template) = self.input_template(&target) {
            let mut wrong = None;
            column.items.each(|place, item| {
                wrong = crate::check::batch_item(template, item).map(|reason| (place, reason));
                wrong.is_none()
            });
            if let Some((place, reason)) = wrong {
                let message = format!(
                    "item {place} of the list for `{}` does not fit: {reason}",
                    template.title
                );
                return Err(self.about(Error::new(ErrorKind::Value, message), &column));
            }
        }
        Ok(column)
    }

    fn about(&self, error: Error, column: &Column) -> Error {
        let node_id = self
            .document()
            .node(column.node)
            .map_or("", |node| self.document().str(node.id));
        error.in_node(node_id).in_field(&*column.field)
    }
}
