//! draft
use std::sync::Arc;
use ivk_fields::Templates;
use crate::document::Workflow;
/// x
pub struct Draft { workflow: Workflow, templates: Arc<Templates> }
impl Draft { pub(crate) fn new(workflow: Workflow, templates: Arc<Templates>) -> Self { Self { workflow, templates } } }
