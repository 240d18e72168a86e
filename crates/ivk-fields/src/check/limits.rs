//! Compares a value of the right type with what its input allows.

use serde_json::{Number, Value};

use super::problem::{ValueProblem, ValueProblemKind as Kind};
use crate::field_type::Cardinality;
use crate::nearest::nearest;
use crate::template::{Bounds, InputTemplate};
use crate::value::{Choice, FieldValue, ModelReference, Scheduler};

/// Everything that is wrong with a value that has the type of the input.
pub(super) fn check(value: &FieldValue, input: &InputTemplate) -> Vec<ValueProblem> {
    let mut found = Vec::new();
    let bounds = &input.bounds;
    if let Some(length) = value.list_len()
        && input.field_type.cardinality != Cardinality::Single
    {
        check_count(length as u64, value, bounds, &mut found);
    }
    match value {
        FieldValue::Integer(value) => check_number(*value as f64, bounds, None, &mut found),
        FieldValue::Integers(list) => {
            for (item, value) in list.iter().enumerate() {
                check_number(*value as f64, bounds, Some(item), &mut found);
            }
        }
        FieldValue::Float(value) => check_number(*value, bounds, None, &mut found),
        FieldValue::Floats(list) => {
            for (item, value) in list.iter().enumerate() {
                check_number(*value, bounds, Some(item), &mut found);
            }
        }
        FieldValue::String(text) => check_length(text, bounds, None, &mut found),
        FieldValue::Strings(list) => {
            for (item, text) in list.iter().enumerate() {
                check_length(text, bounds, Some(item), &mut found);
            }
        }
        FieldValue::Choice(choice) => found.extend(check_option(choice, input)),
        FieldValue::Scheduler(scheduler) => found.extend(check_scheduler(scheduler, input)),
        FieldValue::Model(model) => check_model(model, input, None, &mut found),
        FieldValue::Loras(list) => {
            for (item, lora) in list.iter().enumerate() {
                check_model(&lora.lora, input, Some(item), &mut found);
                if !lora.weight.is_finite() {
                    found.push(ValueProblem::new(Kind::NotFinite).at_item(item));
                }
            }
        }
        FieldValue::List(list) => {
            let single = InputTemplate {
                bounds: Bounds::default(),
                ..input.clone()
            };
            for (item, value) in list.iter().enumerate() {
                found.extend(
                    check(value, &single)
                        .into_iter()
                        .map(|problem| problem.at_item(item)),
                );
            }
        }
        _ => {}
    }
    found
}

/// The problem of an item, if it is one, inside a nullable type, if it is.
fn problem(kind: Kind, item: Option<usize>, bounds: &Bounds) -> ValueProblem {
    let problem = ValueProblem::new(kind).nested(bounds.nested);
    match item {
        Some(item) => problem.at_item(item),
        None => problem,
    }
}

fn check_count(given: u64, value: &FieldValue, bounds: &Bounds, found: &mut Vec<ValueProblem>) {
    // The length of a list that holds no strings is how `llava_onevision_vllm` says its number of images.
    let lengths = !matches!(value, FieldValue::Strings(_));
    let fewest = bounds
        .min_items
        .or(bounds.min_length.filter(|_| lengths && bounds.nested));
    let most = bounds
        .max_items
        .or(bounds.max_length.filter(|_| lengths && bounds.nested));
    if let Some(limit) = fewest.filter(|limit| given < *limit) {
        found.push(problem(Kind::TooFewItems { given, limit }, None, bounds));
    }
    if let Some(limit) = most.filter(|limit| given > *limit) {
        found.push(problem(Kind::TooManyItems { given, limit }, None, bounds));
    }
}

fn check_length(text: &str, bounds: &Bounds, item: Option<usize>, found: &mut Vec<ValueProblem>) {
    if bounds.min_length.is_none() && bounds.max_length.is_none() {
        return;
    }
    let given = text.encode_utf16().count() as u64;
    if let Some(limit) = bounds.min_length.filter(|limit| given < *limit) {
        found.push(problem(Kind::TooShort { given, limit }, item, bounds));
    }
    if let Some(limit) = bounds.max_length.filter(|limit| given > *limit) {
        found.push(problem(Kind::TooLong { given, limit }, item, bounds));
    }
}

fn check_number(given: f64, bounds: &Bounds, item: Option<usize>, found: &mut Vec<ValueProblem>) {
    if !given.is_finite() {
        found.push(problem(Kind::NotFinite, item, &Bounds::default()));
        return;
    }
    let limit = |bound: &Option<Number>| bound.as_ref().and_then(Number::as_f64);
    if let Some(limit) = limit(&bounds.maximum).filter(|limit| given > *limit) {
        found.push(problem(
            Kind::AboveMaximum {
                given,
                limit,
                exclusive: false,
            },
            item,
            bounds,
        ));
    }
    if let Some(limit) = limit(&bounds.minimum).filter(|limit| given < *limit) {
        found.push(problem(
            Kind::BelowMinimum {
                given,
                limit,
                exclusive: false,
            },
            item,
            bounds,
        ));
    }
    if let Some(limit) = limit(&bounds.exclusive_maximum).filter(|limit| given >= *limit) {
        found.push(problem(
            Kind::AboveMaximum {
                given,
                limit,
                exclusive: true,
            },
            item,
            bounds,
        ));
    }
    if let Some(limit) = limit(&bounds.exclusive_minimum).filter(|limit| given <= *limit) {
        found.push(problem(
            Kind::BelowMinimum {
                given,
                limit,
                exclusive: true,
            },
            item,
            bounds,
        ));
    }
    // The remainder of a float division, as in JavaScript; a remainder that is no number is a problem there too.
    if let Some(of) = limit(&bounds.multiple_of).filter(|of| given % of != 0.0) {
        found.push(problem(Kind::NotMultiple { given, of }, item, bounds));
    }
}

fn check_option(choice: &Choice, input: &InputTemplate) -> Option<ValueProblem> {
    let allowed = |option: &Value| match choice {
        Choice::Text(text) => option.as_str() == Some(text),
        Choice::Integer(value) => option.as_i64() == Some(*value),
    };
    if input.options.is_empty() || input.options.iter().any(allowed) {
        return None;
    }
    // The same option as a text and as an integer are two things to the server.
    if let Choice::Text(text) = choice
        && let Ok(value) = text.parse::<i64>()
        && input.options.iter().any(|option| option.as_i64() == Some(value))
    {
        let needed = format!("the integer {value}");
        return Some(ValueProblem::wrong_type(format!("the text \"{text}\""), &needed));
    }
    let options: Vec<String> = input
        .options
        .iter()
        .map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned))
        .collect();
    let given = match choice {
        Choice::Text(text) => super::cut(text),
        Choice::Integer(value) => value.to_string(),
    };
    let nearest = nearest(&given, options.iter().map(String::as_str)).map(str::to_owned);
    Some(ValueProblem::new(Kind::NotAnOption {
        given,
        options,
        nearest,
    }))
}

fn check_scheduler(scheduler: &Scheduler, input: &InputTemplate) -> Option<ValueProblem> {
    let name = scheduler.as_str();
    let known = || -> Box<dyn Iterator<Item = &str>> {
        match input.schedulers.is_empty() {
            true => Box::new(Scheduler::ALL.iter().map(Scheduler::as_str)),
            false => Box::new(input.schedulers.iter().map(String::as_str)),
        }
    };
    if known().any(|known| known == name) {
        return None;
    }
    let nearest = nearest(name, known()).map(str::to_owned);
    Some(ValueProblem::new(Kind::UnknownScheduler {
        given: super::cut(name),
        nearest,
    }))
}

fn check_model(
    model: &ModelReference,
    input: &InputTemplate,
    item: Option<usize>,
    found: &mut Vec<ValueProblem>,
) {
    let mut add = |kind| found.push(problem(kind, item, &Bounds::default()));
    let name = || super::cut(model.name());
    if let ModelReference::Named(_) = model {
        add(Kind::UnresolvedModel { model: name() });
    }
    let filter = &input.ui;
    if let Some(base) = model.base()
        && !filter.model_base.is_empty()
        && !filter.model_base.iter().any(|allowed| allowed == base.as_str())
    {
        add(Kind::WrongModelBase {
            model: name(),
            base: base.clone(),
            allowed: filter.model_base.clone(),
        });
    }
    if let Some(model_type) = model.model_type()
        && !filter.model_type.is_empty()
        && !filter
            .model_type
            .iter()
            .any(|allowed| allowed == model_type.as_str())
    {
        let model_type = model_type.clone();
        add(Kind::WrongModelType {
            model: name(),
            model_type,
            allowed: filter.model_type.clone(),
        });
    }
}
