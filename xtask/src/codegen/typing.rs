//! From schemas to Rust types: the rules, and the exceptions to them.

use super::model::Type;
use super::schema::{Additional, Document, Schema};
use super::{Result, names};

/// Fields and parameters that are known by their name, wherever they stand: those that hold text.
const TEXTS: [(&str, &[&str]); 14] = [
    (
        "ImageName",
        &[
            "image_name",
            "image_names",
            "cover_image_name",
            "deleted_images",
            "deleted_board_images",
            "added_images",
            "removed_images",
            "failed_images",
            "starred_images",
            "unstarred_images",
            "list_all_board_image_names",
        ],
    ),
    (
        "VideoName",
        &[
            "video_name",
            "video_names",
            "cover_video_name",
            "deleted_videos",
            "deleted_board_videos",
            "added_videos",
            "removed_videos",
            "failed_videos",
            "starred_videos",
            "unstarred_videos",
        ],
    ),
    ("BoardId", &["board_id", "affected_boards"]),
    ("BatchId", &["batch_id", "batch_ids"]),
    (
        "SessionId",
        &[
            "session_id",
            "parent_session_id",
            "child_session_id",
            "child_session_ids",
        ],
    ),
    ("QueueId", &["queue_id"]),
    (
        "ModelKey",
        &[
            "key",
            "keys",
            "model_key",
            "model_keys",
            "model_key_1",
            "model_key_2",
            "get_related_models",
            "get_related_models_batch",
            "deleted",
            "succeeded",
        ],
    ),
    ("WorkflowId", &["workflow_id"]),
    ("UserId", &["user_id", "user_ids"]),
    ("StylePresetId", &["style_preset_id"]),
    ("SystemPromptId", &["system_prompt_id"]),
    (
        "Secret",
        &[
            "password",
            "current_password",
            "new_password",
            "token",
            "access_token",
            "api_key",
            "external_alibabacloud_api_key",
            "external_gemini_api_key",
            "external_openai_api_key",
            "external_seedream_api_key",
        ],
    ),
    (
        "Timestamp",
        &[
            "created_at",
            "updated_at",
            "deleted_at",
            "started_at",
            "completed_at",
            "opened_at",
            "last_login_at",
            "job_started",
            "job_ended",
        ],
    ),
    // Names that are right in one place only.
    (
        "String",
        &[
            "DeleteOrphanedModelsResponse.deleted",
            "get_client_state_by_key.key",
            "set_client_state.key",
            "delete_client_state_by_key.key",
        ],
    ),
];

/// The same for those that hold numbers.
const NUMBERS: [(&str, &[&str]); 2] = [
    (
        "ItemId",
        &[
            "item_id",
            "item_ids",
            "retried_item_ids",
            "canceled_item_ids",
            "parent_item_id",
            "root_item_id",
            "retried_from_item_id",
            "child_item_ids",
            "completed_child_item_ids",
            "retried_item_ids_by_user",
            "canceled_item_ids_by_user",
            "retry_items_by_id.body",
        ],
    ),
    (
        "ModelInstallId",
        &[
            "get_model_install_job.id",
            "cancel_model_install_job.id",
            "pause_model_install_job.id",
            "resume_model_install_job.id",
            "restart_failed_model_install_job.id",
            "restart_model_install_file.id",
            "ModelInstallJob.id",
            "ModelInstallStartedEvent.id",
            "ModelInstallCompleteEvent.id",
            "ModelInstallCancelledEvent.id",
            "ModelInstallErrorEvent.id",
            "ModelInstallDownloadProgressEvent.id",
            "ModelInstallDownloadStartedEvent.id",
            "ModelInstallDownloadsCompleteEvent.id",
        ],
    ),
];

/// Ids that their owner calls just `id`.
const OWN_IDS: [(&str, &str); 4] = [
    ("GraphExecutionState.id", "SessionId"),
    ("Workflow.id", "WorkflowId"),
    ("StylePresetRecordWithImage.id", "StylePresetId"),
    ("SystemPromptRecordDTO.id", "SystemPromptId"),
];

/// What stays JSON text although the document knows more: whole documents that are stored, not looked into.
const RAW: [&str; 8] = [
    "Batch.workflow",
    "SessionQueueItem.workflow",
    "WorkflowWithoutID.nodes",
    "WorkflowWithoutID.edges",
    "WorkflowWithoutID.form",
    "Workflow.nodes",
    "Workflow.edges",
    "Workflow.form",
];

/// Types of ours that stand for a schema.
pub(super) const OURS: [(&str, &str); 7] = [
    ("Graph", "Graph"),
    ("Node", "Node"),
    ("NodeOutput", "NodeOutput"),
    ("LogLevel", "LogLevel"),
    ("JsonValue", "RawJson"),
    ("ValidationError", "ValidationProblem"),
    ("HTTPValidationError", "ErrorBody"),
];

/// Objects of which a client reads whatever is there: all their fields are optional.
pub(super) const LOOSE: [&str; 1] = ["InvokeAIAppConfig"];

/// Fields that the document calls required and that older servers do not send, or send as `null`; with the newest
/// version of which this is known.
pub(super) const YOUNGER: [(&str, &str); 25] = [
    ("BatchStatus.waiting", "6.12.0"),
    ("SessionQueueStatus.waiting", "6.12.0"),
    ("SessionQueueCountsByDestination.waiting", "6.12.0"),
    ("GraphExecutionState.workflow_call_stack", "6.12.0"),
    ("GraphExecutionState.workflow_call_history", "6.12.0"),
    ("AddImagesToBoardResult.failed_images", "6.12.0"),
    ("RemoveImagesFromBoardResult.failed_images", "6.12.0"),
    ("DeleteImagesResult.failed_images", "6.12.0"),
    ("StarredImagesResult.failed_images", "6.12.0"),
    ("UnstarredImagesResult.failed_images", "6.12.0"),
    ("BoardDTO.user_id", "6.8.1"),
    ("BoardDTO.asset_count", "6.0.2"),
    ("WorkflowRecordDTO.is_public", "6.12.0"),
    ("WorkflowRecordDTO.user_id", "6.12.0"),
    ("WorkflowRecordListItemWithThumbnailDTO.is_public", "6.12.0"),
    ("WorkflowRecordListItemWithThumbnailDTO.user_id", "6.12.0"),
    ("WorkflowRecordWithThumbnailDTO.is_public", "6.12.0"),
    ("WorkflowRecordWithThumbnailDTO.user_id", "6.12.0"),
    ("StylePresetRecordWithImage.user_id", "6.12.0"),
    ("QueueItemsRetriedEvent.user_ids", "6.12.0"),
    ("QueueItemsRetriedEvent.retried_item_ids_by_user", "6.12.0"),
    ("RecallParametersUpdatedEvent.user_id", "6.12.0"),
    ("ModelInstallCompleteEvent.config", "6.8.1"),
    ("QueueItemStatusChangedEvent.created_at", "6.0.2"),
    ("QueueItemStatusChangedEvent.updated_at", "6.0.2"),
];

/// A type that the schemas imply and that has to be written as an item of its own.
pub(super) enum Implied {
    Enum { name: String, values: Vec<String> },
    Union { name: String, members: Vec<String> },
}

/// Where a schema stands: in which object or operation, under which name.
pub(super) struct Place<'a> {
    pub(super) owner: &'a str,
    pub(super) field: &'a str,
}

/// Reads schemas in the context of their document.
pub(super) struct Typing<'a> {
    pub(super) document: &'a Document,
    pub(super) implied: Vec<Implied>,
}

impl Typing<'_> {
    /// The type of a schema, and whether it may be `null`.
    pub(super) fn of(&mut self, schema: &Schema, place: &Place<'_>) -> Result<(Type, bool)> {
        let qualified = format!("{}.{}", place.owner, place.field);
        let members: Vec<&Schema> = schema
            .members()
            .iter()
            .filter(|member| !member.is_null())
            .collect();
        let nullable = members.len() < schema.members().len();
        if RAW.contains(&qualified.as_str()) {
            let list = schema.kind.as_deref() == Some("array");
            return Ok((
                if list {
                    Type::List(Box::new(Type::raw()))
                } else {
                    Type::raw()
                },
                nullable || !list,
            ));
        }
        let ty = match &members[..] {
            [] => self.plain(schema, place)?,
            [one] => self.of(one, place)?.0,
            many => self.union(many, place)?,
        };
        Ok((ty, nullable))
    }

    fn plain(&mut self, schema: &Schema, place: &Place<'_>) -> Result<Type> {
        if let Some(target) = schema.target() {
            return self.reference(target);
        }
        if schema.is_anything() {
            return Ok(Type::raw());
        }
        if !schema.options.is_empty() {
            return Ok(self.inline_enum(schema, place));
        }
        Ok(match schema.kind.as_deref() {
            Some("string") => text_type(schema, place),
            Some("integer") => number_type(place),
            Some("number") => Type::Float,
            Some("boolean") => Type::Bool,
            Some("null") => Type::Unit,
            Some("array") => match &schema.items {
                Some(items) => Type::List(Box::new(self.of(items, place)?.0)),
                None => Type::List(Box::new(Type::raw())),
            },
            Some("object") => match &schema.additional_properties {
                Some(Additional::Schema(values)) if schema.properties.is_empty() => {
                    let value = self.of(values, place)?.0;
                    Type::Map(Box::new(value))
                }
                _ => Type::Map(Box::new(Type::raw())),
            },
            other => {
                return Err(format!("{}.{}: no rule for type {other:?}", place.owner, place.field).into());
            }
        })
    }

    fn reference(&mut self, target: &str) -> Result<Type> {
        if let Some((_, ours)) = OURS.iter().find(|(name, _)| *name == target) {
            return Ok(Type::Named((*ours).to_owned()));
        }
        for (prefix, generic) in [
            ("OffsetPaginatedResults_", "OffsetPage"),
            ("PaginatedResults_", "Page"),
        ] {
            if let Some(inner) = target.strip_prefix(prefix) {
                return Ok(Type::Of(
                    generic,
                    Box::new(self.reference(inner.trim_end_matches('_'))?),
                ));
            }
        }
        let schema = self.document.components.schemas.get(target);
        let schema = schema.ok_or_else(|| format!("the schema {target} is missing"))?;
        if schema.properties.is_empty() && schema.options.is_empty() {
            let place = Place {
                owner: target,
                field: "",
            };
            return Ok(self.of(schema, &place)?.0);
        }
        Ok(Type::Named(names::type_name(target)))
    }

    fn inline_enum(&mut self, schema: &Schema, place: &Place<'_>) -> Type {
        let values: Option<Vec<String>> = schema
            .options
            .iter()
            .map(|value| value.as_str().map(str::to_owned))
            .collect();
        let Some(values) = values else {
            return Type::raw();
        };
        let first = values.first().map(String::as_str).unwrap_or_default();
        let name = names::inline_enum(place.owner, place.field, first);
        self.implied.push(Implied::Enum {
            name: name.clone(),
            values,
        });
        Type::Named(name)
    }

    fn union(&mut self, members: &[&Schema], place: &Place<'_>) -> Result<Type> {
        let targets: Option<Vec<String>> = members
            .iter()
            .map(|member| member.target().map(str::to_owned))
            .collect();
        if let Some(targets) = targets {
            if targets.iter().all(|target| self.tag(target).is_some()) {
                let first = targets.first().map(String::as_str).unwrap_or_default();
                let name = names::union(place.owner, place.field, first);
                self.implied.push(Implied::Union {
                    name: name.clone(),
                    members: targets,
                });
                return Ok(Type::Named(name));
            }
            let first = targets.first();
            if first.is_some() && targets.iter().all(|target| Some(target) == first) {
                return first.map_or_else(|| Ok(Type::raw()), |target| self.reference(target));
            }
        }
        if members.iter().all(|member| self.is_text(member)) {
            return Ok(match members.iter().find(|member| member.format.is_some()) {
                Some(member) => text_type(member, place),
                None => text_type(members.first().copied().unwrap_or(&Schema::default()), place),
            });
        }
        if members.iter().any(|member| member.target() == Some("ImageField")) {
            return Ok(Type::Named("BatchValue".to_owned()));
        }
        let paged = members
            .iter()
            .any(|member| member.target() == Some("OffsetPaginatedResults_BoardDTO_"));
        Ok(if paged {
            Type::Named("BoardList".to_owned())
        } else {
            Type::raw()
        })
    }

    fn is_text(&self, schema: &Schema) -> bool {
        match schema.target() {
            Some(target) => self
                .document
                .components
                .schemas
                .get(target)
                .is_some_and(|target| self.is_text(target)),
            None => schema.kind.as_deref() == Some("string"),
        }
    }

    /// The value of the `type` field that tells an object from others.
    pub(super) fn tag(&self, target: &str) -> Option<String> {
        let kind = self
            .document
            .components
            .schemas
            .get(target)?
            .properties
            .get("type")?;
        kind.constant.as_ref()?.as_str().map(str::to_owned)
    }
}

/// Finds a rule for the place: first for this place alone, then for the name.
fn rule<const N: usize>(rules: &[(&'static str, &[&str]); N], place: &Place<'_>) -> Option<&'static str> {
    let qualified = format!("{}.{}", place.owner, place.field);
    let find = |name: &str| {
        rules
            .iter()
            .find(|(_, names)| names.contains(&name))
            .map(|(ty, _)| *ty)
    };
    find(&qualified).or_else(|| find(place.field))
}

fn text_type(schema: &Schema, place: &Place<'_>) -> Type {
    let qualified = format!("{}.{}", place.owner, place.field);
    if let Some((_, name)) = OWN_IDS.iter().find(|(name, _)| *name == qualified) {
        return Type::FromText(name);
    }
    match rule(&TEXTS, place) {
        Some("String") => Type::Text,
        Some(name) => Type::FromText(name),
        None if schema.format.as_deref() == Some("date-time") => Type::FromText("Timestamp"),
        None => Type::Text,
    }
}

fn number_type(place: &Place<'_>) -> Type {
    rule(&NUMBERS, place).map_or(Type::Integer, Type::Number)
}

/// Types that stand in a file of their own, so that no file grows too long: a prefix of the name, and the file.
const MODULES: [(&str, &str); 27] = [
    ("EnqueueBatchResult", "queue_results"),
    ("Cancel", "queue_results"),
    ("Clear", "queue_results"),
    ("Prune", "queue_results"),
    ("Retry", "queue_results"),
    ("DeleteAll", "queue_results"),
    ("DeleteBy", "queue_results"),
    ("HuggingFace", "model_install"),
    ("RemoteModelFile", "model_install"),
    ("InvokeAi", "app_config"),
    ("External", "external_models"),
    ("ModelConfig", "model_config"),
    ("ModelRecord", "model_config"),
    ("ModelInstall", "model_install"),
    ("ModelSource", "model_install"),
    ("ModelMetadata", "model_install"),
    ("LocalModelSource", "model_install"),
    ("UrlModelSource", "model_install"),
    ("HfModelSource", "model_install"),
    ("Starter", "starter_models"),
    ("Download", "model_install"),
    ("WorkflowCallCompatibility", "workflows"),
    ("WorkflowCall", "sessions"),
    ("GraphExecutionState", "sessions"),
    ("Edge", "sessions"),
    ("Batch", "batches"),
    ("NodeFieldValue", "batches"),
];

/// The file of a type, where its use does not decide.
pub(super) fn module(name: &str) -> Option<&'static str> {
    MODULES
        .iter()
        .find(|(prefix, _)| name.starts_with(prefix))
        .map(|(_, module)| *module)
}

/// The file of an event.
pub(super) fn event_module(name: &str) -> &'static str {
    let prefixes = [
        ("Queue", "queue"),
        ("Batch", "queue"),
        ("Invocation", "invocations"),
        ("ModelInstall", "model_installs"),
        ("Model", "models"),
        ("BulkDownload", "downloads"),
        ("Download", "downloads"),
    ];
    prefixes
        .iter()
        .find(|(prefix, _)| name.starts_with(prefix))
        .map_or("library", |(_, module)| module)
}
