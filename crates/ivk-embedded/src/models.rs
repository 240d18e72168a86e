//! The models that the server says it has. There are none: every one is simulated, and its description says so.

use serde_json::{Value, json};

use crate::nodes::ModelRecord;

/// The models of a server.
pub(crate) struct Inventory {
    models: Vec<Value>,
}

/// Which models a list is about. Nothing given means all.
#[derive(Debug, Clone, Default)]
pub(crate) struct ModelFilter {
    pub(crate) bases: Vec<String>,
    pub(crate) kind: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) format: Option<String>,
}

const DESCRIPTION: &str =
    "Simulated by ivk-embedded: pictures are painted from seed and prompt, no model is run";

fn main_model(key: &str, hash: &str, name: &str, base: &str, side: u32) -> Value {
    json!({
        "key": key,
        "hash": format!("blake3:{hash}"),
        "path": format!("simulated/{name}"),
        "file_size": 0,
        "name": name,
        "description": DESCRIPTION,
        "source": format!("simulated/{name}"),
        "source_type": "path",
        "source_api_response": null,
        "source_url": null,
        "cover_image": null,
        "type": "main",
        "trigger_phrases": null,
        "default_settings": {"vae": null, "vae_precision": null, "scheduler": null, "steps": null,
            "cfg_scale": null, "cfg_rescale_multiplier": null, "width": side, "height": side, "guidance": null,
            "cpu_only": null, "fp8_storage": null},
        "format": "diffusers",
        "repo_variant": "",
        "prediction_type": "epsilon",
        "variant": "normal",
        "base": base,
    })
}

fn vae(key: &str, hash: &str, name: &str, base: &str) -> Value {
    json!({
        "key": key,
        "hash": format!("blake3:{hash}"),
        "path": format!("simulated/{name}"),
        "file_size": 0,
        "name": name,
        "description": DESCRIPTION,
        "source": format!("simulated/{name}"),
        "source_type": "path",
        "source_api_response": null,
        "source_url": null,
        "cover_image": null,
        "cpu_only": null,
        "format": "diffusers",
        "repo_variant": "",
        "type": "vae",
        "base": base,
    })
}

impl Inventory {
    /// The simulated models. Keys and hashes are the same on every server, so that a workflow that was saved with one
    /// matches on the next.
    pub(crate) fn simulated() -> Self {
        let hash = |digit: &str| digit.repeat(64);
        Self {
            models: vec![
                main_model(
                    "5d15d1f0-0000-4000-8000-000000000001",
                    &hash("1"),
                    "stable-diffusion-v1-5",
                    "sd-1",
                    512,
                ),
                main_model(
                    "5d15d1f0-0000-4000-8000-000000000002",
                    &hash("2"),
                    "stable-diffusion-xl-base-1.0",
                    "sdxl",
                    1024,
                ),
                vae(
                    "5d15d1f0-0000-4000-8000-000000000003",
                    &hash("3"),
                    "sd-vae-ft-mse",
                    "sd-1",
                ),
                vae(
                    "5d15d1f0-0000-4000-8000-000000000004",
                    &hash("4"),
                    "sdxl-vae-fp16-fix",
                    "sdxl",
                ),
            ],
        }
    }

    /// The models that a filter selects, by name.
    pub(crate) fn list(&self, filter: &ModelFilter) -> Vec<&Value> {
        let is = |model: &Value, key: &str, wanted: &Option<String>| {
            wanted.as_deref().is_none_or(|wanted| text(model, key) == wanted)
        };
        let chosen = |model: &&Value| {
            (filter.bases.is_empty() || filter.bases.iter().any(|base| base == text(model, "base")))
                && is(model, "type", &filter.kind)
                && is(model, "name", &filter.name)
                && is(model, "format", &filter.format)
        };
        let mut models: Vec<&Value> = self.models.iter().filter(chosen).collect();
        models.sort_by_key(|model| text(model, "name").to_lowercase());
        models
    }

    /// The first model whose member has that value.
    pub(crate) fn find(&self, key: &str, value: &str) -> Option<&Value> {
        self.models.iter().find(|model| text(model, key) == value)
    }

    /// A model as nodes see it.
    pub(crate) fn record(&self, key: &str) -> Option<ModelRecord> {
        let model = self.find("key", key)?;
        Some(ModelRecord {
            key: text(model, "key").to_owned(),
            name: text(model, "name").to_owned(),
            base: text(model, "base").to_owned(),
            kind: text(model, "type").to_owned(),
        })
    }
}

fn text<'a>(model: &'a Value, key: &str) -> &'a str {
    model.get(key).and_then(Value::as_str).unwrap_or_default()
}
