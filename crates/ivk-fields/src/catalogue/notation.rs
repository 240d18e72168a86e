//! A field type in one word or two: `IntegerField`, `ImageField many`, `FloatField either`, `ImageField batch-many`.

use crate::field_type::{Cardinality, FieldType, TypeName};

pub(super) fn write(field_type: &FieldType) -> String {
    let word = match (field_type.cardinality, field_type.batch) {
        // A name that holds a space needs the second word.
        (Cardinality::Single, false) if !field_type.name.as_str().contains(' ') => {
            return field_type.name.to_string();
        }
        (Cardinality::Single, false) => "one",
        (Cardinality::Collection, false) => "many",
        (Cardinality::SingleOrCollection, false) => "either",
        (Cardinality::Single, true) => "batch-one",
        (Cardinality::Collection, true) => "batch-many",
        (Cardinality::SingleOrCollection, true) => "batch-either",
    };
    format!("{} {word}", field_type.name)
}

pub(super) fn read(text: &str) -> FieldType {
    let (name, word) = text.rsplit_once(' ').unwrap_or((text, "one"));
    let (cardinality, batch) = match word {
        "many" => (Cardinality::Collection, false),
        "either" => (Cardinality::SingleOrCollection, false),
        "batch-one" => (Cardinality::Single, true),
        "batch-many" => (Cardinality::Collection, true),
        "batch-either" => (Cardinality::SingleOrCollection, true),
        _ => (Cardinality::Single, false),
    };
    FieldType {
        name: TypeName::from(name),
        cardinality,
        batch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_reads_back() {
        for name in ["ImageField", "Field with spaces", "many", "Field many"] {
            for cardinality in [
                Cardinality::Single,
                Cardinality::Collection,
                Cardinality::SingleOrCollection,
            ] {
                for batch in [false, true] {
                    let field_type = FieldType {
                        name: TypeName::from(name),
                        cardinality,
                        batch,
                    };
                    assert_eq!(read(&write(&field_type)), field_type);
                }
            }
        }
        assert_eq!(write(&FieldType::collection("ImageField")), "ImageField many");
    }
}
