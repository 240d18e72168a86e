//! Batches made by a program, beside the batch nodes of the workflow.

use ivk_fields::InputTemplate;

use super::items::Items;
use super::list::ItemList;
use crate::draft::Draft;
use crate::draft::roles::Role;
use crate::error::{Error, ErrorKind};
use crate::input::IntoInputKey;

/// The values of one field.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) node: u32,
    pub(crate) field: Box<str>,
    pub(crate) items: ItemList,
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
    pub fn zip<'i, K: IntoInputKey, I: Into<Items<'i>>>(
        &mut self,
        columns: impl IntoIterator<Item = (K, I)>,
    ) -> Result<&mut Self, Error> {
        let mut zipped: Vec<Column> = Vec::new();
        for (key, items) in columns {
            let column = self.column(key, items.into(), &zipped)?;
            if let Some(first) = zipped.first()
                && first.items.len() != column.items.len()
            {
                let named = |column: &Column| self.naming(&self.target(column.node, &column.field));
                let message = format!(
                    "lists that are taken together must have one length, but that of {} has {} values and that of {} has {}",
                    named(first),
                    first.items.len(),
                    named(&column),
                    column.items.len()
                );
                return Err(Error::new(ErrorKind::Batch, message));
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
    pub fn product<'i, K: IntoInputKey, I: Into<Items<'i>>>(
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

    fn column(&self, key: impl IntoInputKey, items: Items<'_>, others: &[Column]) -> Result<Column, Error> {
        let target = self.resolve(&key.into_input_key())?;
        let mut column = Column {
            node: target.node,
            field: target.field.clone(),
            items: ItemList::default(),
        };
        let fail = |message: &str| {
            let message = format!("the batch cannot set {}: {message}", self.naming(&target));
            self.about_target(Error::new(ErrorKind::Batch, message), &target)
        };
        if self.layout().role(target.node) != Role::Runs {
            return Err(fail("its node does not run on the server"));
        }
        let same = |other: &Column| other.node == target.node && other.field == target.field;
        if others.iter().chain(self.batches().iter().flatten()).any(same) {
            return Err(fail("it has a list already"));
        }
        if self
            .layout()
            .is_connected(self.document(), target.node, &target.field)
        {
            return Err(fail("an edge feeds it"));
        }
        let Some(template) = self.input_template(&target) else {
            return Err(fail("the server does not have it"));
        };
        if !takes_batches(template) {
            let kind = &template.field_type.name;
            return Err(fail(&format!("the server takes no lists of {kind} values")));
        }
        for (place, value) in items.enumerate() {
            match template.accept(value) {
                Ok(value) => column.items.push(&value),
                Err(problems) => {
                    let message = format!(
                        "item {} of the list for {} does not fit: {problems}",
                        place + 1,
                        self.naming(&target)
                    );
                    let error = Error::new(ErrorKind::Value, message).because(problems);
                    return Err(self.about_target(error, &target));
                }
            }
        }
        if column.items.is_empty() {
            return Err(fail("its list is empty"));
        }
        column.items.finish();
        Ok(column)
    }
}

/// Whether the server takes lists of such values. It knows texts, numbers, images and videos.
pub(crate) fn takes_batches(template: &InputTemplate) -> bool {
    matches!(
        template.field_type.name.as_str(),
        "IntegerField"
            | "FloatField"
            | "StringField"
            | "BooleanField"
            | "EnumField"
            | "SchedulerField"
            | "ImageField"
            | "VideoField"
            | "SavedWorkflowField"
    )
}
