//! File names from names that a server gave.
//!
//! Such a name is data, not a path: whatever it holds, the file ends up in the folder that the user chose.

/// Longest file name in bytes that every common file system takes, with room for a number and `.part`.
const LONGEST: usize = 200;

/// Names that Windows keeps for devices, with or without an extension.
const DEVICES: [&str; 24] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "conin$", "conout$",
];

/// A name for a file in a folder, made from a name that a server gave. It is one path component on every system,
/// neither empty nor special, and keeps its extension.
///
/// ```
/// assert_eq!(ivk_boards::safe_file_name("../../etc/passwd"), "_.._etc_passwd");
/// ```
pub fn safe_file_name(given: &str) -> String {
    let mut name: String = given
        .chars()
        .map(|c| if is_allowed(c) { c } else { '_' })
        .collect();
    // Windows drops dots and spaces at the end; a dot at the start hides the file elsewhere.
    let kept = name
        .trim_end_matches(['.', ' '])
        .trim_start_matches(['.', ' '])
        .len();
    if kept != name.len() {
        name = name.trim_matches(['.', ' ']).to_owned();
    }
    if name.is_empty() {
        return "unnamed".to_owned();
    }
    // The superscript digits count as digits there, and spaces before the dot do not count.
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ');
    let stem = stem.replace('¹', "1").replace('²', "2").replace('³', "3");
    if DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) {
        name.insert(0, '_');
    }
    shorten(name)
}

/// `name` with a number before its extension: `cat.png` becomes `cat-2.png`.
pub(crate) fn numbered(name: &str, number: u32) -> String {
    let (stem, extension) = split_extension(name);
    format!("{stem}-{number}{extension}")
}

/// Signs that turn the direction of writing make a name look like another.
fn is_allowed(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{7f}')
}

/// The extension includes its dot. Something that does not look like an extension is part of the stem.
fn split_extension(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= 10 => name.split_at(dot),
        _ => (name, ""),
    }
}

fn shorten(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let (stem, extension) = split_extension(&name);
    let mut end = LONGEST - extension.len();
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    let stem = stem.get(..end).unwrap_or_default().trim_end_matches(['.', ' ']);
    format!("{stem}{extension}")
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hostile_names_become_harmless_ones() {
        let table = [
            ("108026fa.png", "108026fa.png"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("..", "unnamed"),
            (".", "unnamed"),
            ("", "unnamed"),
            ("   ", "unnamed"),
            ("C:\\windows\\x.png", "C__windows_x.png"),
            ("/absolute.png", "_absolute.png"),
            ("a\0b.png", "a_b.png"),
            ("line\nbreak.png", "line_break.png"),
            ("nul.png", "_nul.png"),
            ("COM1", "_COM1"),
            ("com² .png", "_com² .png"),
            ("CONIN$", "_CONIN$"),
            ("gnp.\u{202e}exe", "gnp._exe"),
            (".hidden.png", "hidden.png"),
            ("trailing. ", "trailing"),
            ("a:stream", "a_stream"),
            ("Büro 東京.png", "Büro 東京.png"),
        ];
        for (given, expected) in table {
            assert_eq!(safe_file_name(given), expected, "{given:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let name = safe_file_name(&format!("{}.png", "東".repeat(300)));
        assert!(name.len() <= LONGEST && name.ends_with("東.png"), "{name}");
    }

    #[test]
    fn numbers_stand_before_the_extension() {
        let table = [
            ("a.png", "a-2.png"),
            ("a", "a-2"),
            ("a.b.png", "a.b-2.png"),
            (".png", ".png-2"),
        ];
        for (name, expected) in table {
            assert_eq!(numbered(name, 2), expected);
        }
    }

    proptest! {
        #[test]
        fn every_name_is_one_component_of_a_path(given in any::<String>()) {
            let name = safe_file_name(&given);
            prop_assert!(!name.is_empty() && name.len() <= LONGEST);
            let components: Vec<_> = Path::new(&name).components().collect();
            prop_assert!(matches!(components.as_slice(), [Component::Normal(part)] if part.to_str() == Some(name.as_str())));
            prop_assert_eq!(safe_file_name(&name), name);
        }
    }
}
