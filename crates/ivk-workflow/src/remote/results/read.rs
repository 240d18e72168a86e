//! Turns item records into results.

use std::collections::HashMap;
use std::sync::Arc;

use super::item::{ItemResult, Output, OutputImage};
use super::origins::Origins;
use super::records::{ImageRecord, ImageRecords};
use super::session::{SessionOutput, failed_node, outputs};
use crate::remote::error::BoxError;
use crate::remote::event::{Failure, NodeRef};
use crate::remote::status::ItemStatus;
use crate::remote::watch::monitor::ItemEnd;
use ivk_api::types::{ImageName, ItemId, SessionQueueItem};
use serde::Deserialize;

/// How big an output says its image is.
#[derive(Default, Deserialize)]
struct Size {
    #[serde(default)]
    width: Option<u32>,
    #[serde(default)]
    height: Option<u32>,
}

/// Reads the results of items.
pub(crate) struct ResultReader<'a> {
    pub(crate) origins: &'a Origins,
    pub(crate) images: Option<&'a dyn ImageRecords>,
}

impl ResultReader<'_> {
    /// The results of all items, from how they ended and what the server recorded about them. `ends` gives the
    /// order; an item without a record is told as it ended.
    pub(crate) async fn read(
        &self,
        ends: &[ItemEnd],
        records: Vec<SessionQueueItem>,
    ) -> Result<Vec<ItemResult>, BoxError> {
        let mut by_id: HashMap<ItemId, SessionQueueItem> = records
            .into_iter()
            .map(|record| (record.item_id, record))
            .collect();
        let mut items: Vec<_> = ends
            .iter()
            .enumerate()
            .map(|(index, end)| match by_id.remove(&end.item) {
                Some(record) => self.item(index, end, record),
                None => self.unread(index, end),
            })
            .collect();
        if let Some(images) = self.images {
            let names: Vec<ImageName> = items
                .iter()
                .flat_map(|item| &item.outputs)
                .flat_map(|output| output.images.iter().chain(&output.hidden_images))
                .map(|image| image.name.clone())
                .collect();
            if !names.is_empty() {
                let records = images.read(&names).await?;
                let records: HashMap<_, _> = records
                    .into_iter()
                    .map(|record| (record.name.clone(), record))
                    .collect();
                for output in items.iter_mut().flat_map(|item| &mut item.outputs) {
                    describe(output, &records);
                }
            }
        }
        Ok(items)
    }

    fn item(&self, index: usize, end: &ItemEnd, mut record: SessionQueueItem) -> ItemResult {
        let failure = self.failure(end, &record);
        let outputs = outputs(&mut record.session);
        ItemResult {
            id: end.item,
            index,
            status: end.status.clone(),
            session_id: Some(record.session_id),
            failure,
            field_values: record.field_values.unwrap_or_default(),
            outputs: outputs.into_iter().map(|output| self.output(output)).collect(),
            draft: self.origins.draft.clone(),
        }
    }

    fn unread(&self, index: usize, end: &ItemEnd) -> ItemResult {
        ItemResult {
            id: end.item,
            index,
            status: end.status.clone(),
            session_id: None,
            failure: end.failure.clone(),
            field_values: Vec::new(),
            outputs: Vec::new(),
            draft: self.origins.draft.clone(),
        }
    }

    fn failure(&self, end: &ItemEnd, record: &SessionQueueItem) -> Option<Failure> {
        if end.status != ItemStatus::Failed {
            return None;
        }
        let told = end.failure.as_ref();
        let node = failed_node(&record.session).map(|(id, execution_id, node_type)| NodeRef {
            label: self.origins.labels.get(&id).cloned(),
            id,
            execution_id,
            node_type,
        });
        Some(Failure {
            error_type: record
                .error_type
                .clone()
                .or_else(|| told.map(|failure| failure.error_type.clone()))
                .unwrap_or_else(|| "Error".to_owned()),
            message: record
                .error_message
                .clone()
                .or_else(|| told.map(|failure| failure.message.clone()))
                .unwrap_or_default(),
            traceback: record.error_traceback.clone(),
            node: node.or_else(|| told.and_then(|failure| failure.node.clone())),
        })
    }

    fn output(&self, output: SessionOutput) -> Output {
        // One width and height describe one image.
        let size: Size = match output.images.as_slice() {
            [_] => output.output.decode().unwrap_or_default(),
            _ => Size::default(),
        };
        let Size { width, height } = size;
        let images = output.images.into_iter().map(|name| OutputImage {
            name,
            width,
            height,
            board_id: None,
        });
        let (images, hidden_images, videos, hidden_videos) = if output.is_intermediate {
            (Vec::new(), images.collect(), Vec::new(), output.videos)
        } else {
            (images.collect(), Vec::new(), output.videos, Vec::new())
        };
        Output {
            label: self.origins.labels.get(&output.node_id).cloned(),
            input_indices: self
                .origins
                .inputs
                .get(&output.node_id)
                .cloned()
                .unwrap_or_default(),
            node_id: output.node_id,
            execution_id: output.execution_id,
            node_type: output.node_type,
            iteration: output.iteration,
            is_leaf: output.is_leaf,
            is_handed_on: output.is_handed_on,
            value: output.output,
            templates: Arc::clone(&self.origins.templates),
            images,
            hidden_images,
            videos,
            hidden_videos,
        }
    }
}

/// The gallery's own record decides what it shows.
fn describe(output: &mut Output, records: &HashMap<ImageName, ImageRecord>) {
    let hidden = |image: &OutputImage| records.get(&image.name).map(|record| record.is_intermediate);
    let images = std::mem::take(&mut output.images)
        .into_iter()
        .map(|image| (false, image));
    let hidden_images = std::mem::take(&mut output.hidden_images)
        .into_iter()
        .map(|image| (true, image));
    for (was_hidden, mut image) in images.chain(hidden_images).collect::<Vec<_>>() {
        let is_hidden = hidden(&image).unwrap_or(was_hidden);
        if let Some(record) = records.get(&image.name) {
            image.width = Some(record.width);
            image.height = Some(record.height);
            image.board_id.clone_from(&record.board_id);
        }
        if is_hidden {
            &mut output.hidden_images
        } else {
            &mut output.images
        }
        .push(image);
    }
}
