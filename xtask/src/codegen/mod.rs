//! Writes `ivk-api`, and the node templates built into `ivk-fields`, from the server's own OpenAPI document.
//!
//! The way of a fact: the document is *distilled* into the snapshot that is committed (`facts/`), the snapshot
//! is *resolved* into a model of Rust items by the rules of naming and typing, and the model is *written*. The
//! output is plain text put through the workspace's rustfmt: unlike a syntax tree it keeps blank lines and
//! macro bodies, and it is formatted exactly as `cargo fmt --check` wants it.

mod coverage;
mod distill;
mod glossary;
mod model;
mod names;
mod output;
mod passes;
mod resolve;
mod schema;
mod table;
mod typing;
mod write;

use std::error::Error;
use std::path::Path;

use ivk_fields::{Templates, catalogue};

use self::output::Files;

use crate::failure::{self, Context as _};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// The node templates that are built into `ivk-fields`.
const CATALOGUE: &str = "crates/ivk-fields/src/catalogue/builtin.json";

/// Writes the generated parts of the workspace.
#[derive(Debug, clap::Args)]
pub(crate) struct Codegen {
    /// The server's OpenAPI document, or the address of the server's `/openapi.json`. Without it, the snapshot
    /// that is committed is used.
    #[arg(long, value_name = "FILE|URL")]
    from: Option<String>,
    /// The version of the server that the document in a file is from, which the document does not say.
    #[arg(long, value_name = "VERSION", requires = "from")]
    server: Option<String>,
    /// Changes nothing; fails when something generated is stale.
    #[arg(long, conflicts_with = "coverage")]
    check: bool,
    /// Changes nothing; prints, as JSON, the Rust item that serves each operation and each event.
    #[arg(long)]
    coverage: bool,
}

impl Codegen {
    pub(crate) fn run(&self) -> failure::Result<()> {
        self.generate().context(|| "nothing was generated".to_owned())
    }

    fn generate(&self) -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let facts = root.join("crates/ivk-api/facts");
        let mut files = Files::default();

        let document = match &self.from {
            Some(source) => {
                let (text, version) = (fetch(source)?, self.version(source)?);
                let snapshot = distill::api(&text, &version)?;
                files.add("crates/ivk-api/facts/openapi.json", distill::to_text(&snapshot)?);
                let templates = Templates::from_openapi(text.as_bytes())?.with_server_version(version);
                files.add(CATALOGUE, catalogue::write(&templates));
                snapshot
            }
            None => {
                // The catalogue is its own snapshot: it holds what it is read for and nothing else.
                let templates = catalogue::open(output::read(&root.join(CATALOGUE))?)?;
                templates.read_all()?;
                files.add(CATALOGUE, catalogue::write(&templates));
                serde_json::from_str(&output::read(&facts.join("openapi.json"))?)?
            }
        };
        let table = table::parse(&output::read(&facts.join("operations.txt"))?)?;
        let words = glossary::parse(&output::read(&facts.join("words.txt"))?)?;
        let model = resolve::resolve(&document, &table, &words)?;
        if let [first, ..] = words.unused()[..] {
            return Err(format!("words.txt tells of {first}, which does not exist").into());
        }

        if self.coverage {
            println!("{}", coverage::report(&model)?);
            return Ok(());
        }
        write::all(&model, &mut files)?;
        if self.check {
            files.check(&root)
        } else {
            files.write(&root)
        }
    }

    fn version(&self, source: &str) -> Result<String> {
        match (&self.server, source.strip_suffix("/openapi.json")) {
            (Some(version), _) => Ok(version.clone()),
            (None, Some(base)) => {
                let text = fetch(&format!("{base}/api/v1/app/version"))?;
                Ok(serde_json::from_str::<AppVersion>(&text)?.version)
            }
            (None, None) => Err("say with --server from which version of the server the document is".into()),
        }
    }
}

#[derive(serde::Deserialize)]
struct AppVersion {
    version: String,
}

/// Reads a file, or asks a server, which can take a quarter of a minute to make the document.
fn fetch(source: &str) -> Result<String> {
    if !source.starts_with("http://") && !source.starts_with("https://") {
        return output::read(Path::new(source));
    }
    let mut answer = ureq::get(source).call()?;
    Ok(answer
        .body_mut()
        .with_config()
        .limit(64 * 1024 * 1024)
        .read_to_string()?)
}
