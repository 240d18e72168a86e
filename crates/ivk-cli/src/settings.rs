//! Reads `--set KEY=VALUE`.

use std::path::PathBuf;

use crate::failure::{Exit, Failure};

/// One `--set` as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Setting {
    /// An index, a label or `node_id.field`: which one is decided by the workflow's inputs.
    pub(crate) key: String,
    pub(crate) value: Given,
}

/// What is to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Given {
    /// Text, read by the input's type.
    Text(String),
    /// The file named behind `@`: a picture for an image input, text for any other.
    File(PathBuf),
}

impl Setting {
    /// Splits `KEY=VALUE` at the first `=`. `@@` at the start of a value stands for a plain `@`.
    pub(crate) fn parse(argument: &str) -> Result<Self, Failure> {
        let Some((key, value)) = argument.split_once('=') else {
            return Err(Failure::new(
                Exit::Usage,
                "bad-setting",
                format!(
                    "--set {argument:?} has no '='; write --set KEY=VALUE, where KEY is an index, a label or node_id.field"
                ),
            ));
        };
        let key = key.trim();
        if key.is_empty() {
            return Err(Failure::new(
                Exit::Usage,
                "bad-setting",
                format!("--set {argument:?} names no input; write --set KEY=VALUE"),
            ));
        }
        let value = match value.strip_prefix('@') {
            Some(text) if text.starts_with('@') => Given::Text(text.to_owned()),
            Some("") => {
                return Err(Failure::new(
                    Exit::Usage,
                    "bad-setting",
                    format!("--set {argument:?} names no file behind '@'"),
                ));
            }
            Some(path) => Given::File(PathBuf::from(path)),
            None => Given::Text(value.to_owned()),
        };
        Ok(Self {
            key: key.to_owned(),
            value,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(argument: &str) -> (String, Given) {
        let setting = Setting::parse(argument).unwrap();
        (setting.key, setting.value)
    }

    #[test]
    fn keys_and_values_are_split_at_the_first_equals_sign() {
        assert_eq!(parse("3=7"), ("3".into(), Given::Text("7".into())));
        assert_eq!(
            parse("Positive Prompt=a=b"),
            ("Positive Prompt".into(), Given::Text("a=b".into()))
        );
        assert_eq!(parse("Seed="), ("Seed".into(), Given::Text(String::new())));
        assert_eq!(
            parse("Image=@in.png"),
            ("Image".into(), Given::File("in.png".into()))
        );
        assert_eq!(
            parse("Handle=@@home"),
            ("Handle".into(), Given::Text("@home".into()))
        );
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for argument in ["seed", "=3", " =3", "Image=@"] {
            let failure = Setting::parse(argument).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage);
            assert!(failure.sentence().contains("--set"), "{failure}");
        }
    }
}
