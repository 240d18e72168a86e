//! Moments, in the forms in which the server writes them.

use std::fmt;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// A moment as the server wrote it.
///
/// Records of images, boards, workflows and queue items say `2026-11-21 21:42:02.213`, users and system prompts
/// `2026-11-21T21:32:57.781000`, and some end in `Z` or an offset. What names no zone is UTC. The text is kept, so that it
/// goes back unchanged; it is read when it is asked for.
///
/// ```
/// use ivk_api::types::Timestamp;
///
/// let space = Timestamp::from("2026-11-21 21:42:02.213");
/// let zulu = Timestamp::from("2026-11-21T21:42:02.213000Z");
/// assert_eq!(space.unix_millis(), Some(1_795_297_322_213));
/// assert_eq!(space.unix_millis(), zulu.unix_millis());
/// assert_eq!(Timestamp::from("soon").unix_millis(), None);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(String);

impl Timestamp {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Milliseconds since 1970-01-01 00:00 UTC, or `None` when the text is no moment that this crate can read.
    pub fn unix_millis(&self) -> Option<i64> {
        let text = self.0.trim();
        let (date, time) = text.split_once([' ', 'T', 't'])?;
        let mut date = date.splitn(3, '-');
        let (year, month, day) = (
            number(date.next()?)?,
            number(date.next()?)?,
            number(date.next()?)?,
        );
        let (time, offset) = split_offset(time)?;
        let mut time = time.splitn(3, ':');
        let (hour, minute) = (number(time.next()?)?, number(time.next()?)?);
        let seconds = time.next().unwrap_or("0");
        let (second, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
        let second = number(second)?;
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 24 || minute > 59 || second > 60 {
            return None;
        }
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let millis = number(&format!("{fraction:0<3}").chars().take(3).collect::<String>())?;
        let minutes = (days_since_1970(year, month, day) * 24 + hour) * 60 + minute - offset;
        Some((minutes * 60 + second) * 1000 + millis)
    }

    /// The moment, or `None` when the text is none that this crate can read, or one before 1970.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let millis = u64::try_from(self.unix_millis()?).ok()?;
        SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(millis))
    }
}

/// Splits the zone off a time of day and gives its minutes east of Greenwich.
fn split_offset(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let Some(at) = time.rfind(['+', '-']) else {
        return Some((time, 0));
    };
    let (time, offset) = time.split_at_checked(at)?;
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { 0 } else { number(minutes)? };
    Some((time, sign * (number(hours)? * 60 + minutes)))
}

/// Up to four digits, so that no arithmetic on them can overflow.
fn number(text: &str) -> Option<i64> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// Days since 1970-01-01 in the Gregorian calendar, by counting years from March so that a leap day is the last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_observed_form_is_read_as_utc() {
        for (text, expected) in [
            ("1970-01-01 00:00:00", 0),
            ("1970-01-01 00:00", 0),
            ("2000-02-29T23:59:59.9", 951_868_799_900),
            ("2026-11-21 21:42:02.213", 1_795_297_322_213),
            ("2026-11-21T21:42:02.213999", 1_795_297_322_213),
            ("2026-11-21T21:42:02Z", 1_795_297_322_000),
            ("2026-11-21T23:42:02+02:00", 1_795_297_322_000),
            ("2026-11-21T16:12:02-0530", 1_795_297_322_000),
        ] {
            assert_eq!(Timestamp::from(text).unix_millis(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_kept_and_gives_none() {
        for text in [
            "",
            "now",
            "2026-11-21",
            "2026-13-01 00:00:00",
            "2026-11-21 xx:00:00",
            "2026-11-21 00:00:00.é",
            "99999-01-01 00:00:00",
            "2026-11-21 00:00:00+é",
        ] {
            assert_eq!(Timestamp::from(text).unix_millis(), None, "{text}");
            assert_eq!(Timestamp::from(text).as_str(), text);
        }
    }
}
