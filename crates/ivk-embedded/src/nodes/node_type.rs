//! A node type: its description and its code in one place.

use serde_json::Map;
use serde_json::Value;

use super::context::Context;
use super::error::NodeError;
use super::field::{Input, OutputType, Source};
use super::inputs::Inputs;
use super::problem::Problem;

/// What a node gives: the fields of its output, `type` among them.
pub(crate) type Output = Map<String, Value>;

/// The code of a node type.
pub(crate) type Run = fn(&Inputs, &mut dyn Context) -> Result<Output, NodeError>;

/// A rule over the inputs of a node that their types cannot express.
pub(crate) type Rule = fn(&Inputs) -> Option<Problem>;

/// One type of node.
pub(crate) struct NodeType {
    /// The `type` of its nodes.
    pub(crate) name: &'static str,
    /// Version, as in InvokeAI 6.14.2.
    pub(crate) version: &'static str,
    /// Title, as the editor shows it.
    pub(crate) title: &'static str,
    /// Where the editor lists it.
    pub(crate) category: &'static str,
    /// Inputs, in the server's order. Those which all nodes have (`id`, `type`, `is_intermediate`, `use_cache`) are
    /// not among them; `board` and `metadata` are.
    pub(crate) inputs: &'static [Input],
    /// What it gives.
    pub(crate) output: &'static OutputType,
    /// `use_cache` of a node that does not say.
    pub(crate) use_cache: bool,
    /// Whether it takes the place of a model instead of doing the work.
    pub(crate) simulated: bool,
    /// Whether it keeps input fields that it does not know (`core_metadata` does).
    pub(crate) extra_inputs: bool,
    /// Rules over its inputs.
    pub(crate) rule: Option<Rule>,
    /// Its code.
    pub(crate) run: Run,
}

impl NodeType {
    /// A type whose nodes use the cache and have no rule.
    pub(crate) const fn new(
        name: &'static str,
        version: &'static str,
        inputs: &'static [Input],
        output: &'static OutputType,
        run: Run,
    ) -> Self {
        let (use_cache, simulated, extra_inputs, rule) = (true, false, false, None);
        Self {
            name,
            version,
            title: "",
            category: "other",
            inputs,
            output,
            use_cache,
            simulated,
            extra_inputs,
            rule,
            run,
        }
    }

    /// The same type under a title, in a category of the editor.
    pub(crate) const fn titled(mut self, title: &'static str, category: &'static str) -> Self {
        self.title = title;
        self.category = category;
        self
    }

    /// The same type, whose results are not cached unless the node says so.
    pub(crate) const fn uncached(mut self) -> Self {
        self.use_cache = false;
        self
    }

    /// The same type, marked as simulated.
    pub(crate) const fn simulated(mut self) -> Self {
        self.simulated = true;
        self
    }

    /// The same type, keeping fields that it does not know.
    pub(crate) const fn with_extra_inputs(mut self) -> Self {
        self.extra_inputs = true;
        self
    }

    /// The same type with a rule over its inputs.
    pub(crate) const fn with_rule(mut self, rule: Rule) -> Self {
        self.rule = Some(rule);
        self
    }

    /// The input of that name.
    pub(crate) fn input(&self, name: &str) -> Option<&'static Input> {
        self.inputs.iter().find(|input| input.name == name)
    }

    /// Runs a node whose inputs [`complete`](super::check::complete) has filled in. A required input without a value
    /// fails as on the real server.
    pub(crate) fn invoke(&self, inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
        let missing = self
            .inputs
            .iter()
            .find(|input| input.required && inputs.is_null(input.name));
        match missing {
            None => (self.run)(inputs, context),
            Some(input) if input.source == Source::Connection => {
                Err(NodeError::missing_connection(self.name, input.name))
            }
            Some(input) => Err(NodeError::missing_input(self.name, input.name)),
        }
    }
}
