//! Moments and times as a person reads them.

use std::time::SystemTime;

use ivk_client::api::types::Timestamp;

/// How long ago it was: `12 s ago`, `3 min ago`, `2 d ago`. The text of the server where it cannot be read.
pub(super) fn ago(moment: &Timestamp) -> String {
    let Some(then) = moment.to_system_time() else {
        return moment.as_str().to_owned();
    };
    // Clocks differ; what seems to be in the future has just been.
    let seconds = SystemTime::now()
        .duration_since(then)
        .unwrap_or_default()
        .as_secs();
    format!("{} ago", rough(seconds))
}

fn rough(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3_600 => format!("{} min", seconds / 60),
        3_600..86_400 => format!("{} h", seconds / 3_600),
        _ => format!("{} d", seconds / 86_400),
    }
}

/// How many seconds lie between two moments.
pub(super) fn seconds(start: Option<&Timestamp>, end: Option<&Timestamp>) -> Option<f64> {
    let (start, end) = (start?.unix_millis()?, end?.unix_millis()?);
    Some((end - start).max(0) as f64 / 1_000.0)
}

/// The same as text.
pub(super) fn took(start: Option<&Timestamp>, end: Option<&Timestamp>) -> String {
    seconds(start, end).map_or_else(String::new, |seconds| match seconds {
        0.0..60.0 => format!("{seconds:.1} s"),
        _ => rough(seconds as u64),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_roughly() {
        let table = [
            (0, "0 s"),
            (59, "59 s"),
            (60, "1 min"),
            (7_200, "2 h"),
            (200_000, "2 d"),
        ];
        for (seconds, expected) in table {
            assert_eq!(rough(seconds), expected);
        }
        let moment = |text: &str| Some(Timestamp::from(text));
        let (start, end) = (
            moment("2026-11-21 21:42:02.250"),
            moment("2026-11-21 21:42:04.000"),
        );
        assert_eq!(took(start.as_ref(), end.as_ref()), "1.8 s");
        assert_eq!(took(start.as_ref(), None), "");
        assert_eq!(ago(&Timestamp::from("soon")), "soon");
    }
}
