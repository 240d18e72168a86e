//! Where the lab keeps things: a cache folder outside the repository.
//!
//! ```text
//! ivk-lab/
//!   models/            the tiny models, shared by all releases
//!   6.14.2/            one release
//!     venv/            its Python environment (about 7 GB, most of it shared through uv's cache)
//!     root/            the server's root: settings, database, pictures
//!     server.json      the server that runs or ran last
//!     server.log       what it printed
//! ```

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::release::Release;
use super::{FolderOption, say};
use crate::failure::{Context, Failure, Result};

/// The lab's folder.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(crate) fn resolve(option: &FolderOption) -> Result<Self> {
        let path = match &option.folder {
            Some(path) => path.clone(),
            None => user_cache()?.join("ivk-lab"),
        };
        let path = std::path::absolute(&path)
            .context(|| format!("{} cannot be used as the lab folder", path.display()))?;
        Ok(Self { path })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn models(&self) -> PathBuf {
        self.path.join("models")
    }

    pub(crate) fn place(&self, release: &Release) -> Place {
        Place {
            path: self.path.join(release.as_str()),
            release: release.clone(),
        }
    }

    /// The places of all releases that were ever brought up here, sorted by name.
    pub(crate) fn places(&self) -> Result<Vec<Place>> {
        if !self.path.exists() {
            return Ok(Vec::new());
        }
        let entries = fs::read_dir(&self.path)
            .context(|| format!("the lab folder {} cannot be read", self.path.display()))?;
        let mut releases: Vec<Release> = entries
            .flatten()
            .filter_map(|entry| entry.file_name().to_str().and_then(|name| name.parse().ok()))
            .collect();
        releases.sort();
        Ok(releases.iter().map(|release| self.place(release)).collect())
    }

    /// Keeps others from making the models meanwhile.
    pub(crate) fn lock(&self) -> Result<Lock> {
        Lock::take(&self.path, "the models")
    }
}

/// The place of one release in the lab's folder.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    path: PathBuf,
    release: Release,
}

impl Place {
    pub(crate) fn release(&self) -> &Release {
        &self.release
    }

    pub(crate) fn environment(&self) -> PathBuf {
        self.path.join("venv")
    }

    /// The interpreter of the environment.
    pub(crate) fn python(&self) -> PathBuf {
        self.environment().join("bin").join("python")
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.path.join("root")
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.path.join("server.json")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.path.join("server.log")
    }

    /// Keeps others from changing this place meanwhile.
    pub(crate) fn lock(&self) -> Result<Lock> {
        Lock::take(&self.path, &format!("InvokeAI {}", self.release))
    }
}

/// Held while a part of the folder is changed; given back when dropped, or when the process ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    fn take(folder: &Path, what: &str) -> Result<Self> {
        fs::create_dir_all(folder)
            .context(|| format!("the lab folder {} cannot be made", folder.display()))?;
        let path = folder.join("lock");
        let file = File::create(&path).context(|| format!("{} cannot be written", path.display()))?;
        if file.try_lock().is_err() {
            say(format!("waiting for another process, which is preparing {what}"));
            file.lock()
                .context(|| format!("{} cannot be locked", path.display()))?;
        }
        Ok(Self { _file: file })
    }
}

pub(crate) fn user_cache() -> Result<PathBuf> {
    let set = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let home = || set("HOME");
    let cache = if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library").join("Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| home().map(|home| home.join(".cache")))
    };
    cache.ok_or_else(|| {
        Failure::new("there is no cache folder, because HOME is not set; name a folder with --folder")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_releases_are_places() {
        let folder = Folder {
            path: env::temp_dir().join(format!("ivk-lab-test-{}", std::process::id())),
        };
        for name in ["models", "6.8.1", "6.14.2", "lock"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        let found: Vec<String> = folder
            .places()
            .unwrap()
            .iter()
            .map(|place| place.release().to_string())
            .collect();
        fs::remove_dir_all(folder.path()).unwrap();
        assert_eq!(found, ["6.14.2", "6.8.1"]);
    }
}
