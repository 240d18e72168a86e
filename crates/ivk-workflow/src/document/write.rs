//! Writes a document in the form of schema 4.0.0: the copy that travels with a batch and ends up inside the images.

use std::collections::HashSet;

use super::form::{ElementKind, Form, SettingsKind, StoredSettings};
use super::json::{Json, Span, Tree};

use super::model::{Document, Invocation, Node, NodeKind, Text};
use crate::draft::Draft;
use crate::draft::discover::Settings;
use crate::draft::roles::VersionState;
use crate::draft::stored::Stored;
use crate::graph::sort_pieces;
use crate::json_text::{write_compact, write_string};

impl Draft {
    /// The workflow with the values of this draft, in schema 4.0.0, as the editor would export it.
    ///
    /// The editor can load it, whatever version the file has. It has no library id.
    pub fn to_workflow_json(&self) -> String {
        let mut out = Vec::with_capacity(self.document().text.len());
        self.write_workflow(&mut out);
        String::from_utf8(out).unwrap_or_default()
    }

    pub(crate) fn write_workflow(&self, out: &mut Vec<u8>) {
        Writer {
            draft: self,
            document: self.document(),
            out,
        }
        .workflow();
    }
}

struct Writer<'a> {
    draft: &'a Draft,
    document: &'a Document,
    out: &'a mut Vec<u8>,
}

impl Writer<'_> {
    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn text(&mut self, key: &str, text: Text) {
        self.raw(key);
        self.document.write(self.out, text);
    }

    fn boolean(&mut self, key: &str, value: bool) {
        self.raw(key);
        self.raw(if value { "true" } else { "false" });
    }

    fn workflow(mut self) {
        let info = self.document.info;
        self.text("{\"name\":", info.name);
        self.text(",\"author\":", info.author);
        self.text(",\"description\":", info.description);
        self.text(",\"version\":", info.version);
        self.text(",\"contact\":", info.contact);
        self.text(",\"tags\":", info.tags);
        self.text(",\"notes\":", info.notes);
        self.raw(",\"nodes\":[");
        for (index, node) in self.document.nodes.iter().enumerate() {
            if index > 0 {
                self.raw(",");
            }
            self.node(index as u32, node);
        }
        self.raw("],\"edges\":[");
        let mut first = true;
        for (edge, kept) in self.document.edges.iter().zip(&self.draft.layout().wiring.kept) {
            if !kept {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.raw(",");
            }
            self.text("{\"id\":", edge.id);
            match edge.handles {
                None => {
                    self.raw(",\"type\":\"collapsed\"");
                    self.text(",\"source\":", edge.source);
                    self.text(",\"target\":", edge.target);
                }
                Some(handles) => {
                    self.raw(",\"type\":\"default\"");
                    self.text(",\"source\":", edge.source);
                    self.text(",\"target\":", edge.target);
                    self.text(",\"sourceHandle\":", handles.source);
                    self.text(",\"targetHandle\":", handles.target);
                    if let Some(hidden) = handles.hidden {
                        self.boolean(",\"hidden\":", hidden);
                    }
                }
            }
            self.raw("}");
        }
        self.raw("],\"exposedFields\":[");
        for (index, exposed) in self.document.exposed.iter().enumerate() {
            self.raw(if index > 0 { "," } else { "" });
            self.text("{\"nodeId\":", exposed.node_id);
            self.raw(",\"fieldName\":");
            let node = self.document.find(self.document.str(exposed.node_id));
            self.field_name(node, exposed.field);
            self.raw("}");
        }
        self.raw("],\"meta\":{\"category\":");
        self.raw(if info.bundled { "\"default\"" } else { "\"user\"" });
        self.raw(",\"version\":\"4.0.0\"},\"form\":");
        self.form();
        self.raw("}");
    }

    fn node(&mut self, index: u32, node: &Node) {
        self.text("{\"id\":", node.id);
        match &node.kind {
            NodeKind::Invocation(invocation) => {
                self.raw(",\"type\":\"invocation\",\"data\":{");
                self.invocation(index, invocation);
            }
            NodeKind::Notes {
                data_id,
                label,
                is_open,
                notes,
            } => {
                self.raw(",\"type\":\"notes\"");
                self.text(",\"data\":{\"id\":", *data_id);
                self.raw(",\"type\":\"notes\"");
                self.text(",\"label\":", *label);
                self.boolean(",\"isOpen\":", *is_open);
                self.text(",\"notes\":", *notes);
            }
            NodeKind::Connector {
                data_id,
                label,
                is_open,
            } => {
                self.raw(",\"type\":\"connector\"");
                self.text(",\"data\":{\"id\":", *data_id);
                self.raw(",\"type\":\"connector\"");
                self.text(",\"label\":", *label);
                self.boolean(",\"isOpen\":", *is_open);
            }
        }
        self.raw("},\"position\":{\"x\":");
        let zero = (Span { start: 0, end: 0 }, Span { start: 0, end: 0 });
        let (x, y) = node.position.unwrap_or(zero);
        let number = |span: Span| match span.of(&self.document.text) {
            "" => "0",
            number => number,
        };
        let (x, y) = (number(x), number(y));
        self.raw(x);
        self.raw(",\"y\":");
        self.raw(y);
        self.raw("}}");
    }

    fn invocation(&mut self, index: u32, invocation: &Invocation) {
        let template = self
            .draft
            .templates()
            .get(self.document.str(invocation.node_type));
        let state = self.draft.layout().nodes.get(index as usize);
        let update = self.draft.layout().updated
            && state.is_some_and(|state| state.version == VersionState::Updatable);
        self.text("\"id\":", invocation.data_id);
        match template {
            Some(template) if update => {
                self.raw(",\"version\":");
                write_string(self.out, &template.version);
            }
            _ => self.text(",\"version\":", invocation.version),
        }
        self.raw(",\"nodePack\":");
        match (invocation.node_pack, template) {
            (Some(pack), _) => self.document.write(self.out, pack),
            (None, Some(template)) => write_string(self.out, &template.node_pack),
            (None, None) => self.raw("\"Unknown\""),
        }
        self.text(",\"label\":", invocation.label);
        self.text(",\"notes\":", invocation.notes);
        self.text(",\"type\":", invocation.node_type);
        self.raw(",\"inputs\":{");
        self.inputs(index, invocation, update);
        self.raw("},\"dynamicInputTemplates\":");
        match invocation.dynamic_input_templates {
            Some(span) => write_compact(self.out, span.of(&self.document.text)),
            None => self.raw("{}"),
        }
        self.boolean(",\"isOpen\":", invocation.is_open);
        self.boolean(",\"isIntermediate\":", invocation.is_intermediate);
        self.boolean(",\"useCache\":", invocation.use_cache);
    }

    fn inputs(&mut self, node: u32, invocation: &Invocation, update: bool) {
        let mut first = true;
        let draft = self.draft;
        let updated = draft.node_template(node).filter(|_| update);
        let start = self.out.len();
        let mut pieces = Vec::new();
        for (instance, place) in self
            .document
            .instances(invocation)
            .iter()
            .zip(invocation.instances.clone())
        {
            let name = self.document.str(instance.key);
            let state = draft.layout().fields.get(place as usize);
            if update && state.is_some_and(|state| state.usage == crate::draft::layout::Usage::Unknown) {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.raw(",");
            }
            let piece = self.out.len();
            self.document.write(self.out, instance.key);
            self.text(":{\"name\":", instance.name);
            self.text(",\"label\":", instance.label);
            self.text(",\"description\":", instance.description);
            let unusable = state.is_some_and(|state| matches!(state.value, Stored::Unusable(_)));
            let value = match instance.value {
                // What cannot be used is kept: another version of the editor may know what it is.
                Some(value) if unusable && !value.forgotten && !draft.is_set(node, name) => {
                    Some(self.document.raw(value))
                }
                _ => draft.value_of(node, Some(place), name),
            };
            self.value(value);
            pieces.push((name, piece..self.out.len()));
        }
        let added: Vec<_> = draft
            .layout()
            .added
            .of(node)
            .iter()
            .map(|added| &*added.field)
            .collect();
        let set = draft
            .values()
            .of(node)
            .iter()
            .map(|(name, _)| &**name)
            .filter(|name| self.document.instance(invocation, name).is_none() && !added.contains(name));
        for name in set.chain(added.iter().copied()).collect::<Vec<_>>() {
            if !std::mem::take(&mut first) {
                self.raw(",");
            }
            let piece = self.out.len();
            write_string(self.out, name);
            self.raw(":{\"name\":");
            write_string(self.out, name);
            self.raw(",\"label\":\"\",\"description\":\"\"");
            self.value(draft.value_of(node, None, name));
            pieces.push((name, piece..self.out.len()));
        }
        if let Some(template) = updated {
            sort_pieces(self.out, start, pieces, b",", template);
        }
    }

    fn value(&mut self, value: Option<&str>) {
        if let Some(value) = value {
            self.raw(",\"value\":");
            write_compact(self.out, value);
        }
        self.raw("}");
    }

    /// The name of a field, after one became another.
    fn field_name(&mut self, node: Option<u32>, field: Text) {
        let renamed = node.is_some_and(|node| self.draft.layout().renamed.contains(&node));
        if renamed && self.document.str(field) == "collection" {
            self.raw("\"images\"");
        } else {
            self.document.write(self.out, field);
        }
    }

    fn form(&mut self) {
        match &self.document.form {
            Some(form) if !form.is_empty() || self.document.exposed.is_empty() => self.stored_form(form),
            _ => self.made_form(),
        }
    }

    fn stored_form(&mut self, form: &Form) {
        let kept = self.draft.layout().form_elements(form);
        let gone: HashSet<&str> = form
            .elements
            .iter()
            .zip(&kept)
            .filter(|(_, kept)| !**kept)
            .map(|(element, _)| self.document.str(element.key))
            .collect();
        self.raw("{\"elements\":{");
        let mut first = true;
        for (element, kept) in form.elements.iter().zip(&kept) {
            if !kept {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.raw(",");
            }
            self.document.write(self.out, element.key);
            self.text(":{\"id\":", element.id);
            if let Some(parent) = element.parent {
                self.text(",\"parentId\":", parent);
            }
            match &element.kind {
                ElementKind::Container { row, children } => {
                    self.raw(if *row {
                        ",\"data\":{\"layout\":\"row\",\"children\":["
                    } else {
                        ",\"data\":{\"layout\":\"column\",\"children\":["
                    });
                    let mut first = true;
                    for child in children {
                        let name = self.document.str(*child);
                        if gone.contains(name) {
                            continue;
                        }
                        if !std::mem::take(&mut first) {
                            self.raw(",");
                        }
                        self.document.write(self.out, *child);
                    }
                    self.raw("]},\"type\":\"container\"");
                }
                ElementKind::NodeField(field) => {
                    self.text(",\"data\":{\"fieldIdentifier\":{\"nodeId\":", field.node_id);
                    self.raw(",\"fieldName\":");
                    let node = self.document.find(self.document.str(field.node_id));
                    self.field_name(node, field.field);
                    self.boolean("},\"showDescription\":", field.show_description);
                    if let Some(settings) = field.settings {
                        self.raw(",\"settings\":");
                        self.settings(settings);
                    }
                    self.raw("},\"type\":\"node-field\"");
                }
                ElementKind::Heading(content) => {
                    self.text(",\"data\":{\"content\":", *content);
                    self.raw("},\"type\":\"heading\"");
                }
                ElementKind::Text(content) => {
                    self.text(",\"data\":{\"content\":", *content);
                    self.raw("},\"type\":\"text\"");
                }
                ElementKind::Divider => self.raw(",\"type\":\"divider\""),
            }
            self.raw("}");
        }
        self.text("},\"rootElementId\":", form.root);
        self.raw("}");
    }

    /// Settings with the keys of their kind, and the defaults of those that the file leaves out.
    fn settings(&mut self, settings: StoredSettings) {
        let Ok(tree) = Tree::parse(settings.span.of(&self.document.text)) else {
            return self.raw("{}");
        };
        let json = tree.root();
        let mut part = |key: &str, name: &str, default: &str| {
            let text = json.get(name).map_or(default, Json::raw);
            if !text.is_empty() {
                self.raw(key);
                write_compact(self.out, text);
            }
        };
        let (kind, component) = match settings.kind {
            SettingsKind::Float => ("\"float-field-config\"", "\"number-input\""),
            SettingsKind::Integer => ("\"integer-field-config\"", "\"number-input\""),
            SettingsKind::Text => ("\"string-field-config\"", "\"input\""),
        };
        part("{\"type\":", "type", kind);
        if settings.kind == SettingsKind::Text {
            part(",\"component\":", "component", component);
            if json
                .get("component")
                .is_some_and(|component| component.is("dropdown"))
            {
                self.raw(",\"options\":[");
                let options = json.get("options").into_iter().flat_map(Json::items);
                for (index, option) in options.enumerate() {
                    self.raw(if index > 0 { ",{\"label\":" } else { "{\"label\":" });
                    self.raw(option.get("label").map_or("\"\"", Json::raw));
                    self.raw(",\"value\":");
                    self.raw(option.get("value").map_or("\"\"", Json::raw));
                    self.raw("}");
                }
                self.raw("]");
            }
        } else {
            part(",\"showShuffle\":", "showShuffle", "false");
            part(",\"component\":", "component", component);
            part(",\"min\":", "min", "");
            part(",\"max\":", "max", "");
        }
        self.raw("}");
    }

    /// The form that stands for the exposed fields of a workflow without one.
    fn made_form(&mut self) {
        let inputs = &self.draft.layout().inputs;
        self.raw("{\"elements\":{\"root\":{\"id\":\"root\",\"data\":{\"layout\":\"column\",\"children\":[");
        for index in 0..inputs.len() {
            self.raw(if index > 0 { "," } else { "" });
            self.raw(&format!("\"node-field-{index}\""));
        }
        self.raw("]},\"type\":\"container\"}");
        for (index, input) in inputs.iter().enumerate() {
            self.raw(&format!(
                ",\"node-field-{index}\":{{\"id\":\"node-field-{index}\",\"parentId\":\"root\","
            ));
            self.raw("\"data\":{\"fieldIdentifier\":{\"nodeId\":");
            match self.document.node(input.node) {
                Some(node) => self.document.write(self.out, node.id),
                None => self.raw("\"\""),
            }
            self.raw(",\"fieldName\":");
            write_string(self.out, input.field.of(self.document));
            self.raw("},\"showDescription\":false");
            if let Settings::Default(kind) = input.settings {
                self.raw(",\"settings\":");
                self.raw(match kind {
                    SettingsKind::Float => {
                        r#"{"type":"float-field-config","showShuffle":false,"component":"number-input"}"#
                    }
                    SettingsKind::Integer => {
                        r#"{"type":"integer-field-config","showShuffle":false,"component":"number-input"}"#
                    }
                    SettingsKind::Text => r#"{"type":"string-field-config","component":"input"}"#,
                });
            }
            self.raw("},\"type\":\"node-field\"}");
        }
        self.raw("},\"rootElementId\":\"root\"}");
    }
}
