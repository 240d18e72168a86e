//! How a batch is put into a queue.

use ivk_fields::generator::Answers;

use crate::graph::GraphOptions;

/// How to make the body of an `enqueue_batch` request.
///
/// ```
/// use ivk_workflow::EnqueueOptions;
///
/// let options = EnqueueOptions::new().runs(4).auto_board("b1").prepend(true);
/// ```
#[derive(Debug, Clone)]
pub struct EnqueueOptions {
    pub(super) graph: GraphOptions,
    pub(super) runs: u64,
    pub(super) prepend: bool,
    pub(super) origin: Option<String>,
    pub(super) destination: Option<String>,
    pub(super) batch_id: Option<String>,
    pub(super) embed_workflow: bool,
    pub(super) answers: Answers,
}

impl Default for EnqueueOptions {
    fn default() -> Self {
        Self {
            graph: GraphOptions::default(),
            runs: 1,
            prepend: false,
            origin: Some("workflows".to_owned()),
            destination: Some("gallery".to_owned()),
            batch_id: None,
            embed_workflow: true,
            answers: Answers::default(),
        }
    }
}

impl EnqueueOptions {
    pub(crate) fn run_count(&self) -> u64 {
        self.runs
    }

    pub(crate) fn source(&self) -> &Answers {
        &self.answers
    }

    /// One run, as the editor would send it.
    pub fn new() -> Self {
        Self::default()
    }

    /// How often each variant runs. The server refuses 0.
    pub fn runs(mut self, runs: u64) -> Self {
        self.runs = runs;
        self
    }

    /// The board for outputs whose board is `auto`; see [`GraphOptions::auto_board`].
    pub fn auto_board(mut self, board_id: impl AsRef<str>) -> Self {
        self.graph = self.graph.auto_board(board_id);
        self
    }

    /// The id of the graph instead of a random one.
    pub fn graph_id(mut self, id: impl Into<String>) -> Self {
        self.graph = self.graph.graph_id(id);
        self
    }

    /// Whether it goes before everything that waits in the queue.
    pub fn prepend(mut self, prepend: bool) -> Self {
        self.prepend = prepend;
        self
    }

    /// Where it comes from: `workflows` unless said otherwise, which is what the editor sends.
    pub fn origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = Some(origin.into());
        self
    }

    /// Where the results go: `gallery` unless said otherwise, which is what the editor sends.
    pub fn destination(mut self, destination: impl Into<String>) -> Self {
        self.destination = Some(destination.into());
        self
    }

    /// An id by which the batch can be found again. Without one the server makes one.
    pub fn batch_id(mut self, batch_id: impl Into<String>) -> Self {
        self.batch_id = Some(batch_id.into());
        self
    }

    /// Whether the workflow travels along, so that every image carries it. It does unless said otherwise.
    pub fn embed_workflow(mut self, embed: bool) -> Self {
        self.embed_workflow = embed;
        self
    }

    /// What a server said to [`Draft::generator_questions`](crate::Draft::generator_questions), and the seed for
    /// random generators that have none.
    pub fn answers(mut self, answers: Answers) -> Self {
        self.answers = answers;
        self
    }
}
