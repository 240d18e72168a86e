//! What most programs need.

pub use crate::{Client, Error, ErrorKind};
pub use ivk_boards::{BoardRef, Existing, GalleryFilter, ImageFilter, UploadSource};
pub use ivk_workflow::remote::{ItemStatus, Job, JobEvent, JobResult, LocalImage, OnTimeout, Run};
pub use ivk_workflow::{EnqueueOptions, Workflow};
