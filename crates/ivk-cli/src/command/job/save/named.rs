//! What a job made, piece by piece, with everything that its file can be called after.

use std::sync::Arc;

use ivk_workflow::remote::{ItemInput, ItemResult, Output};

use crate::output::event::{Made, MadeName};

/// The job that a piece comes from.
#[derive(Debug)]
pub(crate) struct Origin {
    pub(crate) batch_id: String,
    /// The name of the workflow.
    pub(crate) workflow: String,
}

/// A picture or a video that a job made.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    /// Which piece of the whole job it is, from 1.
    pub(crate) index: usize,
    pub(crate) job: Arc<Origin>,
    pub(crate) item: Arc<ItemResult>,
    /// What the inputs of the form had in this item; empty when nobody asks for them.
    pub(crate) inputs: Arc<[ItemInput]>,
    pub(crate) output: Output,
    pub(crate) name: MadeName,
    pub(crate) size: Option<(u32, u32)>,
    pub(crate) board_id: Option<String>,
}

impl Named {
    /// The pieces that an item made, in the order in which its nodes made them, numbered from `index` on.
    pub(crate) fn of_item(
        index: usize,
        job: &Arc<Origin>,
        item: &Arc<ItemResult>,
        inputs: &Arc<[ItemInput]>,
    ) -> Vec<Self> {
        let named = |output: &Output, name, size, board_id| Self {
            index: 0,
            job: Arc::clone(job),
            item: Arc::clone(item),
            inputs: Arc::clone(inputs),
            output: output.clone(),
            name,
            size,
            board_id,
        };
        let mut pieces = Vec::new();
        for output in item.outputs() {
            pieces.extend(output.images().iter().map(|image| {
                let name = MadeName::Image(image.name.to_string());
                named(
                    output,
                    name,
                    image.width.zip(image.height),
                    image.board_id.clone(),
                )
            }));
            pieces.extend(output.videos().iter().map(|video| {
                let name = MadeName::Video(video.to_string());
                named(output, name, None, None)
            }));
        }
        for (place, piece) in pieces.iter_mut().enumerate() {
            piece.index = index + place;
        }
        pieces
    }

    /// What is told of it while it is not on disk.
    pub(crate) fn describe(&self) -> Made {
        Made {
            name: self.name.clone(),
            node_id: self.output.node_id().to_owned(),
            input_index: self.output.input_indices().first().copied(),
            board_id: self.board_id.clone(),
            path: None,
            sidecar: None,
        }
    }
}
