//! Values that nodes hand to each other by name: tensors and conditionings.

/// A value kept by name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stored {
    /// Numbers: latents, noise or a mask.
    Tensor(Tensor),
    /// What a prompt became.
    Conditioning(Conditioning),
}

impl Stored {
    /// How the names of such values begin. The server puts an underscore and a UUID behind it.
    pub(crate) const fn prefix(&self) -> &'static str {
        match self {
            Stored::Tensor(_) => "Tensor",
            Stored::Conditioning(_) => "ConditioningFieldData",
        }
    }
}

/// Numbers in rows, the last axis being the fastest.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tensor {
    /// Length of each axis.
    pub(crate) shape: Vec<usize>,
    /// The numbers.
    pub(crate) data: Vec<f32>,
    /// What the simulation has to know about latents that it made.
    pub(crate) sketch: Option<Sketch>,
}

impl Tensor {
    /// A tensor of the given shape.
    pub(crate) fn new(shape: Vec<usize>, data: Vec<f32>) -> Self {
        Self {
            shape,
            data,
            sketch: None,
        }
    }

    /// Height and width: the last two axes.
    pub(crate) fn size(&self) -> (usize, usize) {
        match self.shape.as_slice() {
            [.., height, width] => (*height, *width),
            _ => (0, 0),
        }
    }
}

/// What a simulated picture is painted from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sketch {
    /// Seed of the noise.
    pub(crate) seed: u64,
    /// Fingerprint of prompts, model and settings.
    pub(crate) subject: u64,
    /// Number of steps.
    pub(crate) steps: u32,
    /// How much of the denoising is done, from 0 to 1.
    pub(crate) progress: f32,
    /// How much of a picture that was encoded before shows, from 0 to 1. The tensor holds that picture.
    pub(crate) kept: f32,
}

/// What a prompt became: the simulation keeps the prompt itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Conditioning {
    /// The prompt, and the style prompt when there is one.
    pub(crate) prompts: Vec<String>,
}
