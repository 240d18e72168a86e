//! Lists of images.

use serde_json::{Map, Value};

use super::GeneratorError;
use super::parameters::{Malformed, Parameters, object};
use super::source::{GeneratorSource, Question};

/// Which images of a board are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ImageCategory {
    /// Generated images: the server's category `general`.
    #[default]
    Images,
    /// Uploaded and helper images: the server's categories `control`, `mask`, `user` and `other`.
    Assets,
}

impl ImageCategory {
    /// The word in a workflow file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Images => "images",
            Self::Assets => "assets",
        }
    }

    /// The image categories of the server that are meant.
    pub const fn server_categories(self) -> &'static [&'static str] {
        match self {
            Self::Images => &["general"],
            Self::Assets => &["control", "mask", "user", "other"],
        }
    }
}

/// Makes a list of images.
///
/// The editor loses the category of a generator when it loads a workflow; here it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImageGenerator {
    /// The images of a board. A server lists them.
    FromBoard {
        /// The board; without one the list is empty. `none` stands for the images without a board.
        board_id: Option<String>,
        /// Which images.
        category: ImageCategory,
    },
}

impl ImageGenerator {
    /// The word that tells this kind in a workflow file.
    pub fn type_name(&self) -> &'static str {
        "image_generator_images_from_board"
    }

    /// What a server must be asked before the list can be made.
    pub fn question(&self) -> Option<Question> {
        let Self::FromBoard { board_id, category } = self;
        Some(Question::BoardImages {
            board_id: board_id.clone()?,
            category: *category,
        })
    }

    /// Makes the list of image names.
    ///
    /// # Errors
    ///
    /// When `source` does not know what the board holds.
    pub fn values(&self, source: &(impl GeneratorSource + ?Sized)) -> Result<Vec<String>, GeneratorError> {
        match self.question() {
            Some(question) => source
                .answer(&question)
                .ok_or(GeneratorError::Unanswered(question)),
            None => Ok(Vec::new()),
        }
    }

    pub(crate) fn from_api(value: &Map<String, Value>) -> Result<Self, Malformed> {
        let given = Parameters::of(value)?;
        if given.type_name() != "image_generator_images_from_board" {
            return Err(given.unknown_type("image_generator_"));
        }
        Ok(Self::FromBoard {
            board_id: given.optional_text("board_id")?.filter(|board| !board.is_empty()),
            category: match given.text("category", "images")?.as_str() {
                "images" => ImageCategory::Images,
                "assets" => ImageCategory::Assets,
                other => {
                    return Err(Malformed::new(format!(
                        "its category is \"{other}\", not images or assets"
                    )));
                }
            },
        })
    }

    pub(crate) fn to_api(&self) -> Value {
        let Self::FromBoard { board_id, category } = self;
        let board = board_id.iter().map(|board| ("board_id", board.as_str().into()));
        let category = ("category", category.as_str().into());
        object(self.type_name(), board.chain([category]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answers, NoSource};
    use super::*;

    #[test]
    fn without_a_board_there_is_no_image_and_with_one_the_server_is_asked() {
        let nowhere = ImageGenerator::FromBoard {
            board_id: None,
            category: ImageCategory::Images,
        };
        assert_eq!(nowhere.values(&NoSource).unwrap(), [""; 0]);
        let board = ImageGenerator::FromBoard {
            board_id: Some("b".to_owned()),
            category: ImageCategory::Assets,
        };
        assert!(matches!(
            board.values(&NoSource),
            Err(GeneratorError::Unanswered(_))
        ));
        let mut answers = Answers::default();
        answers.insert(board.question().unwrap(), vec!["1.png".to_owned()]);
        assert_eq!(board.values(&answers).unwrap(), ["1.png"]);
    }
}
