//! How many items a request asks for.

use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Deserialize)]
struct Body {
    batch: Batch,
}

#[derive(Deserialize)]
struct Batch {
    runs: u64,
    #[serde(default)]
    data: Option<Vec<Vec<Datum>>>,
}

#[derive(Deserialize)]
struct Datum {
    items: Vec<IgnoredAny>,
}

/// The number of items that an `enqueue_batch` body makes: the product of its groups, times its runs.
pub(crate) fn items_in(body: &[u8]) -> Result<usize, serde_json::Error> {
    let Body { batch } = serde_json::from_slice(body)?;
    let groups = batch.data.unwrap_or_default();
    let lengths = groups
        .iter()
        .map(|group| group.first().map_or(0, |datum| datum.items.len() as u64));
    let items = lengths.fold(batch.runs, u64::saturating_mul);
    Ok(usize::try_from(items).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_multiply_and_runs_repeat() {
        let table = [
            (r#"{"batch": {"graph": {}, "runs": 3, "data": []}}"#, 3),
            (r#"{"batch": {"runs": 1}}"#, 1),
            (
                r#"{"batch": {"runs": 2, "data": [[{"items": [1, 2]}, {"items": [3, 4]}], [{"items": [5, 6, 7]}]]}}"#,
                12,
            ),
            (r#"{"batch": {"runs": 2, "data": [[{"items": []}]]}}"#, 0),
        ];
        for (body, expected) in table {
            assert_eq!(items_in(body.as_bytes()).unwrap(), expected, "{body}");
        }
    }
}
