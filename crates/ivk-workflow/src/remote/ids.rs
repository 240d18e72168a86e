//! The names a server gives to the work it was asked to do.

use ivk_api::types::BatchId;

/// A new batch id.
///
/// It is chosen before anything is sent. That is what makes an unclear answer to a submit answerable: the batch
/// can be looked up.
pub(crate) fn random_batch_id() -> BatchId {
    BatchId::new(uuid::Uuid::new_v4().to_string())
}
