//! Lists of strings.

use serde_json::{Map, Value};

use super::parameters::{Malformed, Parameters, object};
use super::source::{GeneratorSource, Question};
use super::{GeneratorError, text};

/// Makes a list of strings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum StringGenerator {
    /// The pieces of a text, with their white space.
    Parse {
        /// The text.
        input: String,
        /// What stands between two pieces.
        split_on: String,
    },
    /// All combinations of a prompt such as `a {red|blue} ball`. A server makes them.
    Combinatorial {
        /// The prompt.
        input: String,
        /// The most prompts to make.
        max_prompts: u32,
    },
    /// Random choices of a prompt such as `a {red|blue} ball`. A server makes them.
    Random {
        /// The prompt.
        input: String,
        /// How many.
        count: u32,
        /// Repeats the same list.
        seed: Option<i64>,
    },
}

impl StringGenerator {
    /// The word that tells this kind in a workflow file.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Parse { .. } => "string_generator_parse_string",
            Self::Combinatorial { .. } => "string_generator_dynamic_prompts_combinatorial",
            Self::Random { .. } => "string_generator_dynamic_prompts_random",
        }
    }

    /// What a server must be asked before the list can be made.
    pub fn question(&self) -> Option<Question> {
        let (prompt, max_prompts, combinatorial, seed) = match self {
            Self::Parse { .. } => return None,
            Self::Combinatorial { input, max_prompts } => (input, *max_prompts, true, None),
            Self::Random { input, count, seed } => (input, *count, false, *seed),
        };
        Some(Question::DynamicPrompts {
            prompt: prompt.clone(),
            max_prompts,
            combinatorial,
            seed,
        })
    }

    /// Makes the list.
    ///
    /// # Errors
    ///
    /// When it is the server's to make and `source` does not know the answer.
    pub fn values(&self, source: &(impl GeneratorSource + ?Sized)) -> Result<Vec<String>, GeneratorError> {
        Ok(match self {
            Self::Parse { input, split_on } => text::split(input, split_on)
                .into_iter()
                .filter(|piece| !piece.is_empty())
                .map(str::to_owned)
                .collect(),
            Self::Combinatorial { .. } | Self::Random { .. } => match self.question() {
                Some(question) => source
                    .answer(&question)
                    .ok_or(GeneratorError::Unanswered(question))?,
                None => Vec::new(),
            },
        })
    }

    pub(crate) fn from_api(value: &Map<String, Value>) -> Result<Self, Malformed> {
        let given = Parameters::of(value)?;
        Ok(match given.type_name() {
            "string_generator_parse_string" => Self::Parse {
                input: given.text("input", "foo,bar,baz,qux")?,
                split_on: given.text("splitOn", ",")?,
            },
            "string_generator_dynamic_prompts_combinatorial" => Self::Combinatorial {
                input: given.text("input", "")?,
                max_prompts: given.positive("maxPrompts", 10)?,
            },
            "string_generator_dynamic_prompts_random" => Self::Random {
                input: given.text("input", "")?,
                count: given.positive("count", 10)?,
                seed: given.seed()?,
            },
            _ => return Err(given.unknown_type("string_generator_")),
        })
    }

    pub(crate) fn to_api(&self) -> Value {
        let parameters: Vec<(&str, Value)> = match self {
            Self::Parse { input, split_on } => {
                vec![
                    ("input", input.as_str().into()),
                    ("splitOn", split_on.as_str().into()),
                ]
            }
            Self::Combinatorial { input, max_prompts } => {
                vec![
                    ("input", input.as_str().into()),
                    ("maxPrompts", (*max_prompts).into()),
                ]
            }
            Self::Random { input, count, seed } => {
                vec![
                    ("input", input.as_str().into()),
                    ("count", (*count).into()),
                    ("seed", (*seed).into()),
                ]
            }
        };
        object(self.type_name(), parameters)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answers, NoSource};
    use super::*;

    #[test]
    fn pieces_keep_their_white_space() {
        let text = StringGenerator::Parse {
            input: "foo, bar,,baz ".to_owned(),
            split_on: ",".to_owned(),
        };
        assert_eq!(text.values(&NoSource).unwrap(), ["foo", " bar", "baz "]);
        assert_eq!(text.question(), None);
    }

    #[test]
    fn dynamic_prompts_are_the_servers() {
        let random = StringGenerator::Random {
            input: "{a|b}".to_owned(),
            count: 2,
            seed: Some(3),
        };
        let question = random.question().unwrap();
        assert_eq!(
            random.values(&NoSource),
            Err(GeneratorError::Unanswered(question.clone()))
        );
        let mut answers = Answers::default();
        answers.insert(question, vec!["b".to_owned(), "a".to_owned()]);
        assert_eq!(random.values(&answers).unwrap(), ["b", "a"]);
    }
}
