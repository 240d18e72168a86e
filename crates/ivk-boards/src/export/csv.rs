//! Comma separated values, as RFC 4180 describes them.

/// One line, with its end.
pub(super) fn line(values: &[String]) -> String {
    let mut line = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        if value.contains([',', '"', '\r', '\n']) || value.starts_with(' ') || value.ends_with(' ') {
            line.push('"');
            line.push_str(&value.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(value);
        }
    }
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads what was written, by the rules of the RFC.
    fn read(text: &str) -> Vec<Vec<String>> {
        let (mut lines, mut values, mut value, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if quoted && letters.next_if_eq(&'"').is_some() => value.push('"'),
                '"' => quoted = !quoted,
                ',' if !quoted => values.push(std::mem::take(&mut value)),
                '\r' if !quoted && letters.next_if_eq(&'\n').is_some() => {
                    values.push(std::mem::take(&mut value));
                    lines.push(std::mem::take(&mut values));
                }
                other => value.push(other),
            }
        }
        lines
    }

    #[test]
    fn only_what_needs_quotes_gets_them() {
        let values = ["plain", "", "a,b", "say \"hi\"", "two\nlines"].map(str::to_owned);
        assert_eq!(
            line(&values),
            "plain,,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n"
        );
    }

    proptest! {
        #[test]
        fn values_survive(values in prop::collection::vec(any::<String>(), 1..6)) {
            prop_assert_eq!(read(&line(&values)), vec![values]);
        }
    }
}
