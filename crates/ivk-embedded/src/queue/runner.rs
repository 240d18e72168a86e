//! Runs one item: node by node, with the events that clients watch.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use image::DynamicImage;
use serde_json::{Value, json};
use uuid::Uuid;

use super::calls::{self, Call};
use crate::events::payloads::{self, Invocation};
use crate::graph::{Node, Session, Step, type_name_of, type_of};
use crate::nodes::{
    CALL_NAME, Context, ModelRecord, NewImage, NodeError, Output, Preview, SavedImage, Stored, check,
};
use crate::state::State;
use crate::store::{Embedded, ItemRecord, Kind, NewImageRecord, StoreError, Transition};

/// The member of a picture's metadata that says that it is simulated.
const SIMULATED: &str = "simulated";

/// Runs an item to its end, whatever that is.
pub(super) fn run(server: &State, item: &ItemRecord, session: Session, canceled: &AtomicBool) {
    let run = Run {
        server,
        item,
        canceled,
    };
    if let Err(error) = run.to_the_end(session) {
        tracing::error!(%error, item_id = item.item_id, "a queue item could not be recorded");
    }
}

struct Run<'a> {
    server: &'a State,
    item: &'a ItemRecord,
    canceled: &'a AtomicBool,
}

impl Run<'_> {
    fn to_the_end(&self, mut session: Session) -> Result<(), StoreError> {
        loop {
            match session.next() {
                Step::Nothing => break,
                Step::Unfit(prepared_id, error) => {
                    fail(self.server, self.item, &mut session, &prepared_id, &error)?;
                    break;
                }
                Step::Run(_) if self.is_canceled() => break,
                Step::Run(prepared_id) => {
                    if let Some(call) = self.run_node(&mut session, &prepared_id)? {
                        return calls::begin(self.server, self.item, session, call);
                    }
                }
            }
            if session.is_complete() || self.is_canceled() {
                break;
            }
        }
        // The state is written at the end only: a client that polls a running item sees no results.
        if !self
            .server
            .store
            .set_session(self.item.item_id, &session.to_value().to_string())?
        {
            return Ok(());
        }
        if session.is_complete() {
            self.server
                .move_item(self.item.item_id, &Transition::to("completed"))?;
        }
        Ok(())
    }

    fn is_canceled(&self) -> bool {
        self.canceled.load(Ordering::Acquire)
    }

    /// Runs a node. A node that calls a workflow cannot end here; its call is returned.
    fn run_node(&self, session: &mut Session, prepared_id: &str) -> Result<Option<Call>, StoreError> {
        let Some(node) = session.node(prepared_id).cloned() else {
            return Ok(None);
        };
        let source_id = session.source_id(prepared_id).to_owned();
        let invocation = Invocation {
            item: self.item,
            node: &node,
            source_id: &source_id,
        };
        self.server.events.emit(invocation.started());
        if type_name_of(&node) == CALL_NAME {
            match calls::prepare(self.server, self.item, prepared_id, &node) {
                Ok(call) => return Ok(Some(call)),
                Err(error) => fail(self.server, self.item, session, prepared_id, &error)?,
            }
            return Ok(None);
        }
        match self.result_of(session, &node, invocation) {
            Ok(output) => {
                session.complete(prepared_id, output.clone());
                // Also when the item was canceled while the node ran: the event arrives late, as on the real server.
                self.server.events.emit(invocation.complete(&output));
            }
            Err(error) if error.is_canceled() => {}
            Err(error) => fail(self.server, self.item, session, prepared_id, &error)?,
        }
        Ok(None)
    }

    fn result_of(
        &self,
        session: &Session,
        node: &Node,
        invocation: Invocation<'_>,
    ) -> Result<Output, NodeError> {
        if let Some(known) = self.server.cache.find(node) {
            return Ok(known);
        }
        let node_type = type_of(node).ok_or_else(|| NodeError::value("Unknown node type"))?;
        let inputs = check::complete(node_type, node).map_err(|problems| {
            let text = problems
                .first()
                .map_or_else(String::new, |problem| problem.msg.clone());
            NodeError::new("ValidationError", text)
        })?;
        let mut context = NodeContext {
            run: self,
            session,
            invocation,
            touched_simulation: false,
        };
        let output = node_type.invoke(&inputs, &mut context)?;
        self.server.cache.remember(node, &output);
        Ok(output)
    }
}

/// Ends the item as failed. The status is told first, then the node's error.
pub(super) fn fail(
    server: &State,
    item: &ItemRecord,
    session: &mut Session,
    prepared_id: &str,
    error: &NodeError,
) -> Result<(), StoreError> {
    session.fail(prepared_id, error.to_string());
    server
        .store
        .set_session(item.item_id, &session.to_value().to_string())?;
    let traceback = format!(
        "Traceback (most recent call last):\n  (ivk-embedded runs nodes without Python)\n{}: {}\n",
        error.error_type, error.message
    );
    let to = Transition {
        error_type: Some(&error.error_type),
        error_message: Some(&error.message),
        error_traceback: Some(&traceback),
        ..Transition::to("failed")
    };
    server.move_item(item.item_id, &to)?;
    if let Some(node) = session.node(prepared_id) {
        let source_id = session.source_id(prepared_id);
        let invocation = Invocation {
            item,
            node,
            source_id,
        };
        server.events.emit(invocation.error(error, &traceback));
    }
    Ok(())
}

/// Tells that a node has its result that ended elsewhere.
pub(super) fn tell_complete(
    server: &State,
    item: &ItemRecord,
    node: &Node,
    source_id: &str,
    output: &Output,
) {
    let invocation = Invocation {
        item,
        node,
        source_id,
    };
    server.events.emit(invocation.complete(output));
}

struct NodeContext<'a> {
    run: &'a Run<'a>,
    session: &'a Session,
    invocation: Invocation<'a>,
    /// Whether the node read a picture that was painted by a simulation: what it makes of it is no more real.
    touched_simulation: bool,
}

impl NodeContext<'_> {
    fn broken(error: impl std::fmt::Display) -> NodeError {
        NodeError::new("RuntimeError", error.to_string())
    }

    fn member(&self, field: &str) -> Option<&Value> {
        self.invocation.node.get(field).filter(|value| !value.is_null())
    }

    /// The metadata that the picture is kept with. A simulated picture says so.
    fn metadata_of(&self, image: &NewImage) -> Option<Value> {
        let metadata = image
            .metadata
            .clone()
            .or_else(|| self.member("metadata").cloned());
        if !image.simulated && !self.touched_simulation {
            return metadata;
        }
        let mut metadata = metadata.unwrap_or_else(|| json!({}));
        if let Value::Object(members) = &mut metadata {
            members.insert(
                SIMULATED.into(),
                json!(concat!(
                    "ivk-embedded ",
                    env!("CARGO_PKG_VERSION"),
                    ": painted without a model"
                )),
            );
        }
        Some(metadata)
    }

    fn tell(&self, message: &str, percentage: Option<f64>, preview: Option<&Preview>) {
        self.run
            .server
            .events
            .emit(self.invocation.progress(message, percentage, preview));
    }
}

impl Context for NodeContext<'_> {
    fn load_image(&mut self, name: &str) -> Result<DynamicImage, NodeError> {
        let server = self.run.server;
        if server.store.image(name).map_err(Self::broken)?.is_none() {
            return Err(NodeError::image_not_found());
        }
        let metadata = self.image_metadata(name)?;
        self.touched_simulation |= metadata.is_some_and(|metadata| metadata.get(SIMULATED).is_some());
        let file = server
            .store
            .file(Kind::Image, name)
            .ok_or_else(NodeError::image_not_found)?;
        image::load_from_memory(&file).map_err(Self::broken)
    }

    fn image_metadata(&mut self, name: &str) -> Result<Option<Value>, NodeError> {
        let kept = self.run.server.store.metadata(Kind::Image, name);
        let kept = kept.map_err(Self::broken)?;
        let metadata = kept.ok_or_else(NodeError::image_not_found)?;
        Ok(metadata.and_then(|text| serde_json::from_str(&text).ok()))
    }

    fn save_image(&mut self, image: NewImage) -> Result<SavedImage, NodeError> {
        let server = self.run.server;
        let item = self.run.item;
        let name = format!("{}.png", Uuid::new_v4());
        let metadata = self.metadata_of(&image).map(|metadata| metadata.to_string());
        let embedded = Embedded {
            metadata: metadata.clone(),
            graph: Some(self.session.graph().to_value().to_string()),
            workflow: item.workflow.clone(),
        };
        let board_id = self
            .member("board")
            .and_then(|board| board.get("board_id")?.as_str());
        let is_intermediate = self
            .member("is_intermediate")
            .and_then(Value::as_bool)
            .unwrap_or(false);
        let (width, height) = (image.image.width(), image.image.height());
        server
            .store
            .write_image_files(&name, &image.image, &embedded)
            .map_err(Self::broken)?;
        let record = NewImageRecord {
            image_name: &name,
            image_origin: "internal",
            image_category: image.category,
            width,
            height,
            session_id: Some(&item.session_id),
            node_id: self.invocation.node.get("id").and_then(Value::as_str),
            metadata: metadata.as_deref(),
            is_intermediate,
            has_workflow: true,
            board_id,
        };
        server.store.add_image(&record).map_err(Self::broken)?;
        Ok(SavedImage { name, width, height })
    }

    fn store(&mut self, value: Stored) -> Result<String, NodeError> {
        Ok(self.run.server.objects.keep(value))
    }

    fn stored(&mut self, name: &str) -> Result<Arc<Stored>, NodeError> {
        let missing = || NodeError::new("ObjectNotFoundError", format!("No object found for name {name}"));
        self.run.server.objects.find(name).ok_or_else(missing)
    }

    fn model(&mut self, key: &str) -> Option<ModelRecord> {
        self.run.server.models.record(key)
    }

    fn progress(&mut self, message: &str, percentage: Option<f64>, preview: Option<Preview>) {
        self.tell(message, percentage, preview.as_ref());
        // The real server tells of the loading itself as well.
        if let Some((name, submodel)) = loading(message)
            && let Some(config) = self.run.server.models.find("name", name)
        {
            for event in ["model_load_started", "model_load_complete"] {
                self.run
                    .server
                    .events
                    .emit(payloads::model_load(event, config, Some(submodel)));
            }
        }
    }

    fn is_canceled(&self) -> bool {
        self.run.is_canceled()
    }

    fn random(&mut self) -> u64 {
        let (high, low) = Uuid::new_v4().as_u64_pair();
        high.rotate_left(32) ^ low
    }
}

/// The model and the part of it in a message such as `Loading model NAME (unet)`.
fn loading(message: &str) -> Option<(&str, &str)> {
    message
        .strip_prefix("Loading model ")?
        .strip_suffix(')')?
        .rsplit_once(" (")
}
