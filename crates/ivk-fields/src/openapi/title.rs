//! Titles for fields whose schema gives none.

/// Turns a field name into a title the way the editor does: `t5_encoder` becomes `T 5 Encoder`.
///
/// Words end where letters meet digits, where a small letter meets a capital, and before the last capital
/// of a run that small letters follow. A word in capitals stays as it is.
pub(crate) fn start_case(name: &str) -> String {
    let mut title = String::with_capacity(name.len() + 4);
    for word in words(name) {
        if !title.is_empty() {
            title.push(' ');
        }
        if word.chars().any(char::is_lowercase) {
            let mut letters = word.chars();
            title.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            title.extend(letters.flat_map(char::to_lowercase));
        } else {
            title.push_str(word);
        }
    }
    title
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Small,
    Capital,
    Digit,
    Letter,
    Gap,
}

fn kind(letter: char) -> Kind {
    if letter.is_ascii_digit() {
        Kind::Digit
    } else if letter.is_lowercase() {
        Kind::Small
    } else if letter.is_uppercase() {
        Kind::Capital
    } else if letter.is_alphabetic() {
        Kind::Letter
    } else {
        Kind::Gap
    }
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter| kind(letter) == Kind::Gap);
        let first = kind(rest.chars().next()?);
        let mut end = run(rest, first);
        if first == Kind::Capital {
            let small = run(rest.get(end..)?, Kind::Small);
            let last = rest.get(..end)?.chars().next_back()?.len_utf8();
            match (small > 0, end > last) {
                // `RGBValue`: the last capital begins the next word.
                (true, true) => end -= last,
                (true, false) => end += small,
                (false, _) => {}
            }
        }
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(word)
    })
}

/// Length in bytes of the characters of one kind that `text` begins with.
fn run(text: &str, wanted: Kind) -> usize {
    text.find(|letter| kind(letter) != wanted).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::start_case;

    #[test]
    fn titles_are_those_of_the_editor() {
        for (name, title) in [
            ("steps", "Steps"),
            ("denoise_mask", "Denoise Mask"),
            ("image1", "Image 1"),
            ("t5_encoder", "T 5 Encoder"),
            ("qwen3_encoder", "Qwen 3 Encoder"),
            ("fooBar", "Foo Bar"),
            ("__FOO_BAR__", "FOO BAR"),
            ("RGBValue", "RGB Value"),
            ("a", "A"),
            ("größe_x", "Größe X"),
            ("", ""),
            ("--", ""),
        ] {
            assert_eq!(start_case(name), title, "{name}");
        }
    }
}
