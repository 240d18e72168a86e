//! Which output may feed which input.

use ivk_fields::{Cardinality, FieldType, InputTemplate, OutputTemplate, TypeName};

use Cardinality::{Collection, Single, SingleOrCollection};

/// The type of an output or input, with the one that its schema gives where a hint overrode it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot<'t> {
    pub(crate) field_type: &'t FieldType,
    pub(crate) original: Option<&'t FieldType>,
}

impl<'t> From<&'t OutputTemplate> for Slot<'t> {
    fn from(template: &'t OutputTemplate) -> Self {
        Self {
            field_type: &template.field_type,
            original: template.original_type.as_ref(),
        }
    }
}

impl<'t> From<&'t InputTemplate> for Slot<'t> {
    fn from(template: &'t InputTemplate) -> Self {
        Self {
            field_type: &template.field_type,
            original: template.original_type.as_ref(),
        }
    }
}

impl Slot<'_> {
    /// Whether the two have the same type, by what they are now or by what they were.
    pub(crate) fn equals(self, other: Slot<'_>) -> bool {
        self.field_type == other.field_type
            || self.original == Some(other.field_type)
            || other.original == Some(self.field_type)
            || (self.original.is_some() && self.original == other.original)
    }

    /// Whether an output of this type may feed an input of the other.
    pub(crate) fn feeds(self, target: Slot<'_>) -> bool {
        if self.equals(target) {
            return true;
        }
        let (source, target) = (self.field_type, target.field_type);
        if source.batch != target.batch {
            return false;
        }
        let cardinality = matches!(
            (source.cardinality, target.cardinality),
            (Single, Single | SingleOrCollection)
                | (Collection, Collection | SingleOrCollection)
                | (SingleOrCollection, SingleOrCollection)
        );
        let widens = matches!(
            (source.name.as_str(), target.name.as_str()),
            ("IntegerField", "FloatField" | "StringField") | ("FloatField", "StringField")
        );
        let many = matches!(target.cardinality, Collection | SingleOrCollection);
        (source.name == TypeName::COLLECTION_ITEM && target.cardinality != Collection)
            || (source.cardinality == Single && target.name == TypeName::COLLECTION_ITEM)
            || (target.cardinality == SingleOrCollection && source.name == target.name)
            || (source.name == TypeName::COLLECTION && many)
            || (target.name == TypeName::COLLECTION && source.cardinality == Collection)
            || (widens && cardinality)
            || target.name == TypeName::ANY
            || (source.name == TypeName::ANY && cardinality)
    }

    /// Whether one may feed the other, in whichever direction.
    pub(crate) fn fits(self, other: Slot<'_>) -> bool {
        self.feeds(other) || other.feeds(self)
    }
}
