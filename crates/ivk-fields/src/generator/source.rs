//! What a generator cannot know by itself.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

/// A question that only a server can answer. It is a value, so that all questions of a workflow can be
/// gathered, asked together, and answered through [`Answers`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Question {
    /// Which prompts a template makes.
    DynamicPrompts {
        /// The template, such as `a {red|blue} ball`.
        prompt: String,
        /// The most prompts to make, at least 1.
        max_prompts: u32,
        /// All combinations in order, or a random choice.
        combinatorial: bool,
        /// The seed of the random choice. The editor sends 0 or 1 at random where there is none.
        seed: Option<i64>,
    },
    /// Which images a board holds.
    BoardImages {
        /// The board; `none` stands for the images without a board.
        board_id: String,
        /// The image categories to list.
        category: super::ImageCategory,
    },
}

/// Answers the questions of generators: prompts or image names.
pub trait GeneratorSource {
    /// The answer, or `None` where it is not known. An empty list is an answer.
    fn answer(&self, question: &Question) -> Option<Vec<String>>;

    /// A seed for a random generator that has none, another one at each call.
    fn seed(&self) -> u32 {
        // The standard library starts each of its hashers from fresh randomness.
        let bits = RandomState::new().build_hasher().finish();
        (bits ^ (bits >> 32)) as u32
    }
}

/// Answers nothing. It serves all generators that need no server.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSource;

impl GeneratorSource for NoSource {
    fn answer(&self, _question: &Question) -> Option<Vec<String>> {
        None
    }
}

/// Answers gathered beforehand.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    known: HashMap<Question, Vec<String>>,
    seed: Option<u32>,
}

impl Answers {
    /// Notes an answer.
    pub fn insert(&mut self, question: Question, answer: Vec<String>) {
        self.known.insert(question, answer);
    }

    /// Gives every random generator without a seed this one, so that a run can be repeated.
    #[must_use]
    pub fn with_seed(mut self, seed: u32) -> Self {
        self.seed = Some(seed);
        self
    }
}

impl GeneratorSource for Answers {
    fn answer(&self, question: &Question) -> Option<Vec<String>> {
        self.known.get(question).cloned()
    }

    fn seed(&self) -> u32 {
        self.seed.unwrap_or_else(|| NoSource.seed())
    }
}
