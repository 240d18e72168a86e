//! The server's `Retry-After`.

use std::time::{Duration, SystemTime};

/// Reads a `Retry-After`: a number of seconds, or a date as HTTP writes it. A date that has passed gives zero;
/// anything else gives `None`.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use ivk_transport::http::parse_retry_after;
///
/// assert_eq!(parse_retry_after("5", SystemTime::now()), Some(Duration::from_secs(5)));
/// assert_eq!(parse_retry_after("soon", SystemTime::now()), None);
/// ```
#[must_use]
pub fn parse_retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        // Whatever is more than a century is "not for a long time", and can still be added to a clock.
        let seconds = value.parse::<u64>().unwrap_or(u64::MAX);
        return Some(Duration::from_secs(seconds.min(u64::from(u32::MAX))));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_read() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_445_412_450);
        for (value, expected) in [
            ("0", Some(0)),
            (" 120 ", Some(120)),
            ("99999999999999999999999", Some(u64::from(u32::MAX))),
            ("148569061038652711", Some(u64::from(u32::MAX))),
            ("Wed, 21 Oct 2015 07:28:00 GMT", Some(30)),
            ("Wed, 21 Oct 2015 07:27:00 GMT", Some(0)),
            ("Wednesday, 21-Oct-15 07:28:00 GMT", Some(30)),
            ("-1", None),
            ("1.5", None),
            ("", None),
            ("tomorrow", None),
        ] {
            assert_eq!(
                parse_retry_after(value, now).map(|d| d.as_secs()),
                expected,
                "{value:?}"
            );
        }
    }
}
