//! What was perhaps meant by a name that is not known.

/// The longest text that is compared; what is longer was not mistyped.
const LONGEST: usize = 64;

/// The option that differs least from what was given, if it differs little enough to be a slip.
///
/// ```
/// use ivk_fields::nearest::nearest;
///
/// assert_eq!(nearest("denoise_latent", ["noise", "denoise_latents"]), Some("denoise_latents"));
/// assert_eq!(nearest("xyz", ["noise", "denoise_latents"]), None);
/// ```
pub fn nearest<'o>(given: &str, options: impl IntoIterator<Item = &'o str>) -> Option<&'o str> {
    let given = given.to_lowercase();
    let length = given.chars().count();
    if length > LONGEST {
        return None;
    }
    let allowed = (length / 3).max(1);
    options
        .into_iter()
        .filter(|option| option.len() <= 4 * LONGEST)
        .map(|option| (distance(&given, &option.to_lowercase()), option))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, option)| option)
}

/// How many letters must be added, removed or replaced to turn one text into the other.
///
/// The time grows with the product of their lengths.
pub fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (above, letter) in left.chars().enumerate() {
        let mut diagonal = above;
        let mut before = above + 1;
        for (slot, other) in row.iter_mut().skip(1).zip(right.chars()) {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = *slot;
            before = replaced.min(diagonal + 1).min(before + 1);
            *slot = before;
        }
        if let Some(first) = row.first_mut() {
            *first = above + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (left, right, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("abc", "abc", 0),
            ("ab", "ba", 2),
        ] {
            assert_eq!(distance(left, right), expected, "{left} {right}");
        }
    }

    #[test]
    fn only_a_slip_is_corrected() {
        let options = ["bicubic", "bilinear", "nearest"];
        assert_eq!(nearest("Bicubc", options), Some("bicubic"));
        assert_eq!(nearest("bilinea", options), Some("bilinear"));
        assert_eq!(nearest("lanczos", options), None);
        assert_eq!(nearest("", options), None);
        assert_eq!(nearest(&"b".repeat(1000), options), None);
    }
}
