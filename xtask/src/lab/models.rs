//! The tiny models: made by scripts in the server's Python, registered with the server over HTTP.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::folder::{Folder, Place};
use super::http::Http;
use super::{say, settings};
use crate::failure::{Context, Failure, Result};

/// What the scripts say they made.
#[derive(Debug, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) models: Vec<TinyModel>,
}

/// A model that was made, and what the server should take it for.
#[derive(Debug, Deserialize)]
pub(crate) struct TinyModel {
    name: String,
    base: String,
    #[serde(rename = "type")]
    kind: String,
    path: String,
}

/// A model as the server knows it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct InstalledModel {
    key: String,
    hash: String,
    name: String,
    base: String,
    #[serde(rename = "type")]
    kind: String,
    format: String,
}

#[derive(Debug, Deserialize)]
struct ModelList {
    models: Vec<InstalledModel>,
}

#[derive(Debug, Deserialize)]
struct InstallJob {
    id: u64,
    status: String,
    error_reason: Option<String>,
    error: Option<String>,
}

/// Makes the models unless they are there.
pub(crate) fn make(folder: &Folder, place: &Place) -> Result<Manifest> {
    let _lock = folder.lock()?;
    let output = Command::new(place.python())
        .args(["-B", "-m", "tiny_models"])
        .arg(folder.models())
        .env("PYTHONPATH", settings::scripts())
        .stdin(Stdio::null())
        .output()
        .context(|| format!("{} does not run", place.python().display()))?;
    if !output.status.success() {
        return Err(Failure::new(format!(
            "the tiny models could not be made:\n{}",
            String::from_utf8_lossy(&output.stderr).trim_end()
        )));
    }
    serde_json::from_slice(&output.stdout)
        .context(|| "the scripts that make the tiny models did not say what they made".to_owned())
}

/// Registers with the server what it does not know yet, and tells what it knows then, by name.
///
/// The models stay where they are. A model that the server takes for something else is a failure: the
/// tests count on what each is.
pub(crate) fn register(
    http: &Http,
    folder: &Path,
    models: &[TinyModel],
    timeout: Duration,
) -> Result<BTreeMap<String, InstalledModel>> {
    let known = installed(http)?;
    let mut jobs = BTreeMap::new();
    for model in models.iter().filter(|model| !known.contains_key(&model.name)) {
        let path = query_value(&folder.join(&model.path).to_string_lossy());
        let job: InstallJob = from(
            http.post(
                &format!("/api/v2/models/install?source={path}&inplace=true"),
                &json!({ "name": model.name }),
            )
            .context(|| format!("the server refuses the model {}", model.name))?,
        )?;
        jobs.insert(job.id, model.name.as_str());
    }
    if !jobs.is_empty() {
        say(format!("registering {} models", jobs.len()));
        wait_for(http, jobs, timeout)?;
    }
    let known = installed(http)?;
    for model in models {
        match known.get(&model.name) {
            None => {
                return Err(Failure::new(format!(
                    "the server does not list the model {}",
                    model.name
                )));
            }
            Some(found) if (&found.base, &found.kind) != (&model.base, &model.kind) => {
                return Err(Failure::new(format!(
                    "the server takes the model {} for {}/{}, but it is {}/{}",
                    model.name, found.base, found.kind, model.base, model.kind
                )));
            }
            Some(_) => {}
        }
    }
    Ok(known)
}

fn wait_for(http: &Http, mut jobs: BTreeMap<u64, &str>, timeout: Duration) -> Result<()> {
    let begun = Instant::now();
    loop {
        let listed: Vec<InstallJob> = from(http.get("/api/v2/models/install")?)?;
        for job in listed {
            match job.status.as_str() {
                "completed" => {
                    jobs.remove(&job.id);
                }
                "error" | "cancelled" if jobs.contains_key(&job.id) => {
                    let name = jobs.get(&job.id).copied().unwrap_or_default();
                    let why = job.error.or(job.error_reason).unwrap_or(job.status);
                    return Err(Failure::new(format!(
                        "the server could not register {name}: {why}"
                    )));
                }
                _ => {}
            }
        }
        if jobs.is_empty() {
            return Ok(());
        }
        if begun.elapsed() > timeout {
            let names: Vec<&str> = jobs.into_values().collect();
            return Err(Failure::new(format!(
                "after {} s the server has not yet registered {}",
                timeout.as_secs(),
                names.join(", ")
            )));
        }
        sleep(Duration::from_millis(200));
    }
}

fn installed(http: &Http) -> Result<BTreeMap<String, InstalledModel>> {
    let list: ModelList = from(http.get("/api/v2/models/")?)?;
    Ok(list
        .models
        .into_iter()
        .map(|model| (model.name.clone(), model))
        .collect())
}

fn from<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> Result<T> {
    serde_json::from_value(value).context(|| "the server's answer has an unexpected form".to_owned())
}

/// The text as the value of a query, with all but the plainest characters escaped.
fn query_value(text: &str) -> String {
    text.bytes().fold(String::new(), |mut value, byte| {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
            value.push(byte.into());
        } else {
            value.push_str(&format!("%{byte:02X}"));
        }
        value
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_escaped() {
        assert_eq!(query_value("/srv/me & you/lab"), "/srv/me%20%26%20you/lab");
        assert_eq!(query_value("/srv/ü"), "/srv/%C3%BC");
    }
}
