// Written by `cargo xtask codegen` from the OpenAPI document of InvokeAI 6.14.2. Do not edit.

//! Every event that the server sends over its socket.

mod downloads;
mod invocations;
mod library;
mod model_installs;
mod models;
mod queue;

use crate::event::events;

pub use downloads::*;
pub use invocations::*;
pub use library::*;
pub use model_installs::*;
pub use models::*;
pub use queue::*;

events! {
    /// Batch enqueued.
    BatchEnqueued = "batch_enqueued",
    /// Bulk download complete.
    BulkDownloadComplete = "bulk_download_complete",
    /// Bulk download error.
    BulkDownloadError = "bulk_download_error",
    /// Bulk download started.
    BulkDownloadStarted = "bulk_download_started",
    /// Download cancelled.
    DownloadCancelled = "download_cancelled",
    /// Download complete.
    DownloadComplete = "download_complete",
    /// Download error.
    DownloadError = "download_error",
    /// Download paused.
    DownloadPaused = "download_paused",
    /// Download progress.
    DownloadProgress = "download_progress",
    /// Download started.
    DownloadStarted = "download_started",
    /// Invocation complete.
    InvocationComplete = "invocation_complete",
    /// Invocation error.
    InvocationError = "invocation_error",
    /// Invocation progress.
    InvocationProgress = "invocation_progress",
    /// Invocation started.
    InvocationStarted = "invocation_started",
    /// Llm task complete.
    LlmTaskComplete = "llm_task_complete",
    /// Llm task error.
    LlmTaskError = "llm_task_error",
    /// Llm task progress.
    LlmTaskProgress = "llm_task_progress",
    /// Model install cancelled.
    ModelInstallCancelled = "model_install_cancelled",
    /// Model install complete.
    ModelInstallComplete = "model_install_complete",
    /// Model install download progress.
    ModelInstallDownloadProgress = "model_install_download_progress",
    /// Model install download started.
    ModelInstallDownloadStarted = "model_install_download_started",
    /// Model install downloads complete.
    ModelInstallDownloadsComplete = "model_install_downloads_complete",
    /// Model install error.
    ModelInstallError = "model_install_error",
    /// Model install started.
    ModelInstallStarted = "model_install_started",
    /// Model load complete.
    ModelLoadComplete = "model_load_complete",
    /// Model load started.
    ModelLoadStarted = "model_load_started",
    /// Queue cleared.
    QueueCleared = "queue_cleared",
    /// Queue item status changed.
    QueueItemStatusChanged = "queue_item_status_changed",
    /// Queue items canceled.
    QueueItemsCanceled = "queue_items_canceled",
    /// Queue items retried.
    QueueItemsRetried = "queue_items_retried",
    /// Recall parameters updated.
    RecallParametersUpdated = "recall_parameters_updated",
    /// Workflow access revoked.
    WorkflowAccessRevoked = "workflow_access_revoked",
    /// Workflow created.
    WorkflowCreated = "workflow_created",
    /// Workflow deleted.
    WorkflowDeleted = "workflow_deleted",
    /// Workflow updated.
    WorkflowUpdated = "workflow_updated",
}
