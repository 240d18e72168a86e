//! A workflow with the values of one run.

use ivk_fields::FieldValue;
use ivk_workflow::batch::Items;
use ivk_workflow::remote::{self, ImageName, LocalImage, ModelReport};
use ivk_workflow::{Draft, EnqueueOptions, Input, IntoInputKey, Report};

use super::{Job, runtime::Runtime};
use crate::error::Error;

/// A workflow that is about to run; see [`remote::Run`].
#[derive(Debug)]
pub struct Run {
    inner: remote::Run,
    runtime: Runtime,
}

impl Run {
    pub(super) fn new(inner: remote::Run, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// The draft: inputs, values and checks.
    pub fn draft(&self) -> &Draft {
        self.inner.draft()
    }

    /// The draft, to set values.
    pub fn draft_mut(&mut self) -> &mut Draft {
        self.inner.draft_mut()
    }

    /// The inputs in the order of the form; see [`Draft::inputs`].
    pub fn inputs(&self) -> impl ExactSizeIterator<Item = Input<'_>> + DoubleEndedIterator {
        self.inner.inputs()
    }

    /// Sets the value of an input by index, label, or node and field; see [`Draft::set`].
    ///
    /// # Errors
    ///
    /// As [`Draft::set`].
    pub fn set(&mut self, key: impl IntoInputKey, value: impl Into<FieldValue>) -> Result<&mut Self, Error> {
        self.inner.set(key, value)?;
        Ok(self)
    }

    /// Sets the value of an input as a person types it; see [`Draft::set_text`].
    ///
    /// # Errors
    ///
    /// As [`Draft::set_text`].
    pub fn set_text(&mut self, key: impl IntoInputKey, text: &str) -> Result<&mut Self, Error> {
        self.inner.set_text(key, text)?;
        Ok(self)
    }

    /// Sets an image input to a picture that is not on the server yet; see [`remote::Run::set_local_image`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn set_local_image(&mut self, key: impl IntoInputKey, image: LocalImage) -> Result<&mut Self, Error> {
        self.inner.set_local_image(key, image)?;
        Ok(self)
    }

    /// Runs once for each step through several lists, all taken together; see [`Draft::zip`].
    ///
    /// # Errors
    ///
    /// As [`Draft::zip`].
    pub fn zip<'i, K: IntoInputKey, I: Into<Items<'i>>>(
        &mut self,
        columns: impl IntoIterator<Item = (K, I)>,
    ) -> Result<&mut Self, Error> {
        self.inner.zip(columns)?;
        Ok(self)
    }

    /// Runs once for each combination of the values of several lists; see [`Draft::product`].
    ///
    /// # Errors
    ///
    /// As [`Draft::product`].
    pub fn product<'i, K: IntoInputKey, I: Into<Items<'i>>>(
        &mut self,
        columns: impl IntoIterator<Item = (K, I)>,
    ) -> Result<&mut Self, Error> {
        self.inner.product(columns)?;
        Ok(self)
    }

    /// How the batch is enqueued; see [`remote::Run::options`].
    pub fn options(&mut self, options: EnqueueOptions) -> &mut Self {
        self.inner.options(options);
        self
    }

    /// What stands in the way of this run, and what is doubtful.
    pub fn check(&self) -> Report {
        self.inner.check()
    }

    /// As [`remote::Run::models`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn models(&self) -> Result<ModelReport, Error> {
        self.runtime.try_wait(self.inner.models())
    }

    /// As [`remote::Run::match_models`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn match_models(&mut self) -> Result<ModelReport, Error> {
        self.runtime.try_wait(self.inner.match_models())
    }

    /// As [`remote::Run::upload`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn upload(&self, image: &LocalImage) -> Result<ivk_fields::ImageName, Error> {
        self.runtime.try_wait(self.inner.upload(image))
    }

    /// The images that this run has uploaded, for cleaning up.
    ///
    /// # Errors
    ///
    /// Inside a runtime.
    pub fn uploaded_images(&self) -> Result<Vec<ImageName>, Error> {
        self.runtime.wait(self.inner.uploaded_images())
    }

    /// Checks the run, uploads its local images, and enqueues it: exactly once, whatever becomes of the answer; see
    /// [`remote::Run::submit`].
    ///
    /// # Errors
    ///
    /// As there, and inside a runtime.
    pub fn submit(&self) -> Result<Job, Error> {
        let job = self.runtime.try_wait(self.inner.submit())?;
        Ok(Job::new(job, self.runtime.clone()))
    }
}
