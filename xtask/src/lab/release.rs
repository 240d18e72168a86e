//! Releases of InvokeAI, and the day whose dependencies each gets.
//!
//! A release names most of its dependencies without an upper bound, so an old one installed today gets
//! libraries that its authors never saw, and parts of it fail. Installing what existed a week after
//! the release appeared gives what its first users had.

use std::fmt;
use std::str::FromStr;

/// The newest release that the project is tested with.
const NEWEST: &str = "6.14.2";

/// Releases that were seen to install and run, each with the day whose dependencies it gets.
const DAYS: &[(&str, &str)] = &[
    ("6.0.2", "2025-07-19"),
    ("6.3.0", "2025-08-12"),
    ("6.8.1", "2025-10-19"),
    ("6.12.0", "2026-03-29"),
    ("6.14.2", "2026-10-04"),
];

/// A release of InvokeAI, such as `6.14.2`. Safe as the name of a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Release(String);

impl Release {
    pub(crate) fn newest() -> Self {
        Self(NEWEST.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    fn known_day(&self) -> Option<&'static str> {
        DAYS.iter()
            .find(|(release, _)| *release == self.0)
            .map(|(_, day)| *day)
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Release {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
        if plain && text.starts_with(|first: char| first.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!("a release looks like {NEWEST}"))
        }
    }
}

/// How the versions of a release's dependencies are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Freeze {
    /// The day known for the release; the newest dependencies where none is known.
    Auto,
    /// The newest dependencies that the release allows.
    None,
    /// The newest dependencies of a day.
    Day(String),
}

impl Freeze {
    pub(crate) fn day(&self, release: &Release) -> Option<String> {
        match self {
            Self::Auto => release.known_day().map(str::to_owned),
            Self::None => None,
            Self::Day(day) => Some(day.clone()),
        }
    }
}

impl FromStr for Freeze {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_day = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        match text {
            "auto" => Ok(Self::Auto),
            "none" => Ok(Self::None),
            day if is_day => Ok(Self::Day(day.to_owned())),
            _ => Err("allowed are auto, none and a day such as 2026-10-04".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_a_safe_folder_name() {
        for good in ["6.14.2", "6.15.0rc1", "7"] {
            assert_eq!(good.parse::<Release>().unwrap().as_str(), good);
        }
        for bad in ["", "..", "../6", "6/1", "v6.0.2", "6 0"] {
            assert!(bad.parse::<Release>().is_err(), "{bad:?} was accepted");
        }
    }

    #[test]
    fn the_newest_release_has_a_day() {
        assert_eq!(
            Freeze::Auto.day(&Release::newest()).as_deref(),
            Some("2026-10-04")
        );
        assert_eq!(Freeze::Auto.day(&Release("6.1.0".to_owned())), None);
        assert_eq!(Freeze::None.day(&Release::newest()), None);
    }

    #[test]
    fn a_freeze_is_a_word_or_a_day() {
        assert_eq!("auto".parse(), Ok(Freeze::Auto));
        assert_eq!("2025-01-31".parse(), Ok(Freeze::Day("2025-01-31".to_owned())));
        for bad in ["", "today", "2025-1-31", "31.01.2025!"] {
            assert!(bad.parse::<Freeze>().is_err(), "{bad:?} was accepted");
        }
    }
}
