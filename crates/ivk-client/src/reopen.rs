//! Pictures turned back into the workflows that made them.

use ivk_boards::{ImageName, PngMetadata};
use ivk_workflow::Workflow;

use crate::client::Client;
use crate::error::{Error, ErrorKind};

impl Client {
    /// The workflow that made an image of the server, with the values that it was made with.
    ///
    /// ```no_run
    /// # async fn show(client: ivk_client::Client) -> Result<(), ivk_client::Error> {
    /// let workflow = client.workflow_of_image("a-lighthouse.png").await?;
    /// let mut again = client.workflows().prepare(&workflow).await?;
    /// again.set("Seed", 8)?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Board`] when there is no such image; [`ErrorKind::Workflow`] when it holds no workflow, as those that were
    /// uploaded or made from elsewhere than the workflow editor, or one that cannot be used.
    pub async fn workflow_of_image(&self, name: impl Into<ImageName>) -> Result<Workflow, Error> {
        let name = name.into();
        let inside = self.images().workflow(&name).await?;
        reopen(
            &format!("the image {name}"),
            inside.workflow.as_deref(),
            inside.graph.is_some(),
        )
    }
}

/// The workflow inside a picture that InvokeAI made, without a server.
///
/// ```no_run
/// # fn show() -> Result<(), ivk_client::Error> {
/// use ivk_client::boards::PngMetadata;
///
/// let workflow = ivk_client::workflow_in_picture(&PngMetadata::from_path("a-lighthouse.png")?)?;
/// println!("{}", workflow.name());
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// [`ErrorKind::Board`] when the picture is damaged; [`ErrorKind::Workflow`] when it holds no workflow, or one that cannot be
/// used.
pub fn workflow_in_picture(picture: &PngMetadata) -> Result<Workflow, Error> {
    reopen("the picture", picture.workflow()?, picture.graph()?.is_some())
}

fn reopen(what: &str, workflow: Option<&str>, has_graph: bool) -> Result<Workflow, Error> {
    let Some(workflow) = workflow else {
        let message = match has_graph {
            true => format!(
                "{what} holds no workflow, only the graph that made it: it was not made from the workflow editor"
            ),
            false => format!("{what} holds no workflow"),
        };
        return Err(Error::new(ErrorKind::Workflow, message, None));
    };
    Ok(Workflow::from_slice(workflow.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said() {
        let graph_only = reopen("the image a.png", None, true).unwrap_err().to_string();
        assert!(graph_only.starts_with("the image a.png holds no workflow, only the graph"));
        let nothing = reopen("the image a.png", None, false).unwrap_err();
        assert_eq!(nothing.kind(), ErrorKind::Workflow);
        assert_eq!(nothing.to_string(), "the image a.png holds no workflow");
        let broken = reopen("the image a.png", Some("{"), true).unwrap_err();
        assert!(broken.workflow_error().is_some());
    }
}
