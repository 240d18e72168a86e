//! News for programs: one JSON object a line.

use ivk_workflow::remote::{ItemStatus, JobEvent, NodeRef, ResyncReason};

use super::{Report, Summary};
use crate::failure::Failure;
use crate::output::event::{Event, Made, MadeName, Node};
use crate::output::json_line;

/// Prints [`Event`] lines.
pub(crate) struct Programs;

impl Report for Programs {
    fn event(&mut self, event: &JobEvent) -> Result<(), Failure> {
        match event {
            JobEvent::Submitted { batch_id, items, .. } => {
                let item_ids: Vec<i64> = items.iter().map(|id| id.get()).collect();
                json_line(&Event::Submitted {
                    batch_id: batch_id.as_str(),
                    item_ids: &item_ids,
                })
            }
            JobEvent::Started { item, .. } => json_line(&Event::Started {
                item_id: item.id.get(),
                node: None,
            }),
            JobEvent::NodeStarted { item, node, .. } => json_line(&Event::Started {
                item_id: item.id.get(),
                node: Some(about(node)),
            }),
            JobEvent::Progress {
                item, node, progress, ..
            } => json_line(&Event::Progress {
                item_id: item.id.get(),
                node: about(node),
                message: &progress.message,
                percentage: progress.percentage,
            }),
            JobEvent::NodeCompleted { item, node, .. } => json_line(&Event::Progress {
                item_id: item.id.get(),
                node: about(node),
                message: "completed",
                percentage: Some(1.0),
            }),
            JobEvent::Resync { reason, .. } => json_line(&Event::Resync {
                reason: word(*reason),
            }),
            JobEvent::ItemFinished {
                item,
                status,
                failure,
                ..
            } => {
                let item_id = item.id.get();
                match status {
                    ItemStatus::Completed => json_line(&Event::Completed { item_id }),
                    ItemStatus::Failed => json_line(&Event::Failed {
                        item_id,
                        error_type: failure.as_ref().map_or("", |failure| &failure.error_type),
                        message: failure.as_ref().map_or("", |failure| &failure.message),
                        node: failure
                            .as_ref()
                            .and_then(|failure| failure.node.as_ref())
                            .map(about),
                    }),
                    _ => json_line(&Event::Canceled { item_id }),
                }
            }
            // Not one of the lines that programs are promised, but a person who looks should know.
            JobEvent::Stalled { reason, .. } => {
                eprintln!("waiting: {reason}");
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn stopping(&mut self, why: &str) {
        eprintln!("{why}");
    }

    fn saved(&mut self, made: &Made) -> Result<(), Failure> {
        json_line(&Event::Saved(made))
    }

    fn done(&mut self, summary: &Summary<'_>) -> Result<(), Failure> {
        let (images, videos): (Vec<&Made>, Vec<&Made>) = summary
            .made
            .iter()
            .partition(|made| matches!(made.name, MadeName::Image(_)));
        json_line(&Event::Done {
            status: summary.status,
            batch_id: summary.batch_id,
            item_ids: summary.item_ids,
            images: &images,
            videos: &videos,
        })
    }
}

fn about(node: &NodeRef) -> Node<'_> {
    Node {
        node_id: &node.id,
        node_type: &node.node_type,
    }
}

fn word(reason: ResyncReason) -> &'static str {
    match reason {
        ResyncReason::Reconnected => "reconnected",
        ResyncReason::Polling => "polling",
        ResyncReason::Lagged => "lagged",
        _ => "other",
    }
}
