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
    /// A batch was put into the queue. It can come before the answer to the request that did it, and names no
    /// items.
    BatchEnqueued = "batch_enqueued",
    /// An archive of images is ready.
    BulkDownloadComplete = "bulk_download_complete",
    /// An archive of images could not be packed.
    BulkDownloadError = "bulk_download_error",
    /// An archive of images is being packed.
    BulkDownloadStarted = "bulk_download_started",
    /// A download was canceled.
    DownloadCancelled = "download_cancelled",
    /// A download is done.
    DownloadComplete = "download_complete",
    /// A download failed.
    DownloadError = "download_error",
    /// A download was paused. No server sends it yet (6.14.2).
    DownloadPaused = "download_paused",
    /// A download goes on.
    DownloadProgress = "download_progress",
    /// A download began.
    DownloadStarted = "download_started",
    /// A node is done. It still comes for the node that was running when its item was canceled.
    InvocationComplete = "invocation_complete",
    /// A node failed. It comes after the item's status says so.
    InvocationError = "invocation_error",
    /// A node goes on.
    InvocationProgress = "invocation_progress",
    /// A node began.
    InvocationStarted = "invocation_started",
    /// A language model is done. It comes twice (6.14.2).
    LlmTaskComplete = "llm_task_complete",
    /// A language model failed. It comes twice (6.14.2).
    LlmTaskError = "llm_task_error",
    /// A language model goes on. It comes twice (6.14.2).
    LlmTaskProgress = "llm_task_progress",
    /// The installation of a model was canceled.
    ModelInstallCancelled = "model_install_cancelled",
    /// A model is installed.
    ModelInstallComplete = "model_install_complete",
    /// The files of a model are coming.
    ModelInstallDownloadProgress = "model_install_download_progress",
    /// The files of a model begin to come. No server sends it yet (6.14.2).
    ModelInstallDownloadStarted = "model_install_download_started",
    /// The files of a model are there.
    ModelInstallDownloadsComplete = "model_install_downloads_complete",
    /// A model could not be installed.
    ModelInstallError = "model_install_error",
    /// The installation of a model began.
    ModelInstallStarted = "model_install_started",
    /// A model is in memory.
    ModelLoadComplete = "model_load_complete",
    /// A model is being loaded.
    ModelLoadStarted = "model_load_started",
    /// A queue was cleared. Only those who subscribed to it hear of it.
    QueueCleared = "queue_cleared",
    /// An item has another status. One with a lower `status_sequence` than was seen is late and means
    /// nothing.
    QueueItemStatusChanged = "queue_item_status_changed",
    /// Items that had not begun were canceled, or deleted.
    QueueItemsCanceled = "queue_items_canceled",
    /// Items were put into the queue again. It names the old ones.
    QueueItemsRetried = "queue_items_retried",
    /// Somebody sent generation parameters for the editor.
    RecallParametersUpdated = "recall_parameters_updated",
    /// A workflow is no longer shared with the user.
    WorkflowAccessRevoked = "workflow_access_revoked",
    /// A workflow was put into the library.
    WorkflowCreated = "workflow_created",
    /// A workflow was deleted from the library.
    WorkflowDeleted = "workflow_deleted",
    /// A workflow of the library was changed.
    WorkflowUpdated = "workflow_updated",
}
