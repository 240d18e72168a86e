//! How a form wants its fields to be shown. Nothing of it binds a value; the server does not know it.

use ivk_fields::{Cardinality, FieldType, TypeName};

use crate::document::form::SettingsKind;
use crate::document::json::{Json, Tree};
use crate::document::model::Document;
use crate::draft::discover::Settings;

/// The widget for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NumberComponent {
    /// A box to type into.
    #[default]
    NumberInput,
    /// A slider.
    Slider,
    /// Both.
    NumberInputAndSlider,
}

/// One choice of a dropdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropdownOption {
    /// What a person reads.
    pub label: String,
    /// What the field then holds.
    pub value: String,
}

/// How a form wants a field to be shown.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Presentation {
    /// The form leaves it to the editor.
    #[default]
    Default,
    /// A number, perhaps within limits narrower than the server's.
    Number {
        /// The widget.
        component: NumberComponent,
        /// Smallest value of the widget.
        min: Option<f64>,
        /// Largest value of the widget.
        max: Option<f64>,
        /// Whether a button for a random value is shown. Nothing is random unless someone presses it.
        shuffle: bool,
    },
    /// One line of text.
    Line,
    /// Many lines of text.
    TextArea,
    /// A choice.
    Dropdown(Vec<DropdownOption>),
}

/// Reads the settings of a field. Those that do not fit its type count as none.
pub(super) fn read(document: &Document, settings: Settings, field_type: Option<&FieldType>) -> Presentation {
    let (kind, text) = match settings {
        Settings::None => return Presentation::Default,
        Settings::Default(kind) => (kind, "{}"),
        Settings::Stored(stored) => (stored.kind, stored.span.of(&document.text)),
    };
    let wanted = match kind {
        SettingsKind::Integer => TypeName::INTEGER,
        SettingsKind::Float => TypeName::FLOAT,
        SettingsKind::Text => TypeName::STRING,
    };
    let fits =
        field_type.is_some_and(|found| found.cardinality == Cardinality::Single && found.name == wanted);
    let Ok(tree) = Tree::parse(text) else {
        return Presentation::Default;
    };
    if !fits {
        return Presentation::Default;
    }
    let json = tree.root();
    let component = json.get("component").and_then(Json::string);
    if kind != SettingsKind::Text {
        let number = |key| json.get(key).and_then(Json::number);
        return Presentation::Number {
            component: match component.as_deref() {
                Some("slider") => NumberComponent::Slider,
                Some("number-input-and-slider") => NumberComponent::NumberInputAndSlider,
                _ => NumberComponent::NumberInput,
            },
            min: number("min"),
            max: number("max"),
            shuffle: json.get("showShuffle").and_then(Json::boolean) == Some(true),
        };
    }
    match component.as_deref() {
        Some("textarea") => Presentation::TextArea,
        Some("dropdown") => Presentation::Dropdown(options(json)),
        _ => Presentation::Line,
    }
}

fn options(json: Json<'_>) -> Vec<DropdownOption> {
    let Some(list) = json.get("options") else {
        return Vec::new();
    };
    list.items()
        .enumerate()
        .map(|(index, option)| {
            let text = |key| {
                option
                    .get(key)
                    .and_then(Json::string)
                    .unwrap_or_default()
                    .into_owned()
            };
            let (label, value) = (text("label"), text("value"));
            let label = match (label.is_empty(), value.is_empty()) {
                (false, _) => label,
                (true, false) => value.clone(),
                (true, true) => format!("Option {}", index + 1),
            };
            DropdownOption { label, value }
        })
        .collect()
}
