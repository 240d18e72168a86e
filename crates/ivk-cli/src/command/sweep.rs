//! `--product` and `--zip`: a batch over the inputs of a workflow, sent with one request.

use std::path::{Path, PathBuf};

use ivk_fields::value::{FieldValue, ImageName};
use ivk_workflow::batch::Items;
use ivk_workflow::remote::{LocalImage, Run};
use ivk_workflow::{Draft, InputKey};

use super::server::run_failed;
use crate::arguments::BuildArguments;
use crate::failure::{Exit, Failure};
use crate::lists::{Kind, List, Values};

/// The endings of files that a folder gives as pictures.
const PICTURES: [&str; 8] = ["avif", "bmp", "gif", "jpeg", "jpg", "png", "tiff", "webp"];

/// One list, its values read by the type of its input.
#[derive(Debug)]
struct Column {
    list: List,
    values: Vec<Value>,
}

#[derive(Debug)]
enum Value {
    Ready(FieldValue),
    /// A picture of this machine, which has no name on the server yet.
    Local(PathBuf),
}

/// Everything that the options say, read and not yet set.
#[derive(Debug)]
pub(crate) struct Sweep {
    zipped: Vec<Column>,
    multiplied: Vec<Column>,
}

impl Sweep {
    /// Reads the options.
    pub(crate) fn read(draft: &Draft, build: &BuildArguments) -> Result<Self, Failure> {
        let columns = |option: &'static str, arguments: &[String]| {
            let arguments = arguments.iter();
            arguments
                .map(|argument| Column::read(draft, List::parse(option, argument)?))
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(Self {
            zipped: columns("--zip", &build.zips)?,
            multiplied: columns("--product", &build.products)?,
        })
    }

    /// Makes the batch of a draft that is not sent from here.
    pub(crate) fn apply(self, draft: &mut Draft) -> Result<(), Failure> {
        for column in self.zipped.iter().chain(&self.multiplied) {
            if column.values.iter().any(|value| matches!(value, Value::Local(_))) {
                return Err(column
                    .list
                    .wrong("pictures of this machine are uploaded by `ivk run` only"));
            }
        }
        self.add_to(draft)
    }

    /// Makes the batch of a run. Pictures of this machine are uploaded, each once.
    pub(crate) async fn apply_to_run(mut self, run: &mut Run) -> Result<(), Failure> {
        for column in self.zipped.iter_mut().chain(&mut self.multiplied) {
            for value in &mut column.values {
                if let Value::Local(path) = value {
                    let name = run.upload(&LocalImage::from_path(&*path)).await;
                    let name = name.map_err(run_failed)?;
                    *value = Value::Ready(FieldValue::Image(ImageName::from(name.as_str())));
                }
            }
        }
        self.add_to(run.draft_mut())
    }

    fn add_to(self, draft: &mut Draft) -> Result<(), Failure> {
        let refused = |error: ivk_workflow::Error| Failure::from_error(Exit::Usage, "bad-list", &error);
        if !self.zipped.is_empty() {
            let columns = self.zipped.into_iter().map(Column::into_items);
            draft.zip(columns).map_err(refused)?;
        }
        if !self.multiplied.is_empty() {
            let columns = self.multiplied.into_iter().map(Column::into_items);
            draft.product(columns).map_err(refused)?;
        }
        Ok(())
    }
}

impl Column {
    fn read(draft: &Draft, list: List) -> Result<Self, Failure> {
        let key = InputKey::typed(&list.key);
        let unknown = |error: ivk_workflow::Error| Failure::from_error(Exit::Usage, "bad-list", &error);
        let field_type = draft.field_type(key.clone()).map_err(unknown)?;
        let kind = match field_type.map(|field_type| field_type.name.as_str()) {
            Some("IntegerField" | "FloatField") => Kind::Number,
            Some("ImageField") => Kind::Image,
            _ => Kind::Text,
        };
        let read = |text: &str| draft.parse(key.clone(), text).map(Value::Ready).map_err(unknown);
        let values = match list.values(kind)? {
            Values::Typed(values) => values.iter().map(|text| read(text)).collect::<Result<_, _>>()?,
            Values::Lines(path) => lines(&list, Path::new(&path))?
                .iter()
                .map(|text| read(text))
                .collect::<Result<_, _>>()?,
            Values::Pictures(values) => {
                let mut pictures = Vec::new();
                for text in &values {
                    match text.strip_prefix('@') {
                        Some(path) => {
                            pictures.extend(files(&list, Path::new(path))?.into_iter().map(Value::Local))
                        }
                        None => pictures.push(read(text)?),
                    }
                }
                pictures
            }
        };
        Ok(Self { list, values })
    }

    fn into_items(self) -> (InputKey, Items<'static>) {
        let values = self.values.into_iter().filter_map(|value| match value {
            Value::Ready(value) => Some(value),
            Value::Local(_) => None,
        });
        (InputKey::typed(&self.list.key), values.collect())
    }
}

/// The lines of a file, without those that are empty.
fn lines(list: &List, path: &Path) -> Result<Vec<String>, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| list.wrong(format!("{} cannot be read: {error}", path.display())))?;
    let lines: Vec<String> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect();
    if lines.is_empty() {
        return Err(list.wrong(format!("{} has no lines", path.display())));
    }
    Ok(lines)
}

/// A picture, or all pictures of a folder by name.
fn files(list: &List, path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable =
        |error: std::io::Error| list.wrong(format!("{} cannot be read: {error}", path.display()));
    if !std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let ending = file.extension().and_then(|ending| ending.to_str());
        if ending.is_some_and(|ending| PICTURES.contains(&ending.to_ascii_lowercase().as_str())) {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Err(list.wrong(format!("there is no picture in {}", path.display())));
    }
    files.sort();
    Ok(files)
}
