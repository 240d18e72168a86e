//! The strict scanner behind [`Tree`](super::Tree), which says what is wrong and where.

use super::{Key, Kind, NAMELESS, Name, Token, quick};

/// How deep arrays and objects may nest. serde_json has the same limit, and values are handed to it later.
pub(super) const DEEPEST: usize = 127;

/// Longest file, so that positions fit into 31 bits.
const LONGEST: usize = i32::MAX as usize;

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The byte where it was noticed.
    pub(crate) offset: usize,
    pub(crate) what: &'static str,
}

/// Scans a text that holds exactly one value.
pub(crate) fn scan(text: &str) -> Result<Vec<Token>, SyntaxError> {
    if text.len() > LONGEST {
        return Err(SyntaxError {
            offset: 0,
            what: "the file is larger than 2 GiB",
        });
    }
    match quick::tokens(text) {
        Some(tokens) => Ok(tokens),
        None => scan_strictly(text),
    }
}

fn scan_strictly(text: &str) -> Result<Vec<Token>, SyntaxError> {
    let mut scanner = Scanner::at(text.as_bytes(), 0);
    scanner.document()?;
    Ok(scanner.tokens)
}

pub(super) struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
    tokens: Vec<Token>,
    open: Vec<(usize, Kind)>,
    /// What the next value is called.
    name: Name,
}

type Scanned<T = ()> = Result<T, SyntaxError>;

impl<'t> Scanner<'t> {
    fn at(bytes: &'t [u8], at: usize) -> Self {
        Self {
            bytes,
            at,
            tokens: Vec::new(),
            open: Vec::new(),
            name: NAMELESS,
        }
    }

    /// The end of the number that begins here.
    #[inline]
    pub(super) fn number_at(bytes: &'t [u8], at: usize) -> Option<usize> {
        let mut scanner = Self::at(bytes, at);
        scanner.number().is_ok().then_some(scanner.at)
    }

    /// The end of the escape that begins here; of the second one where two make one character.
    pub(super) fn escape_at(bytes: &'t [u8], at: usize) -> Option<usize> {
        let mut scanner = Self::at(bytes, at);
        scanner.escape().is_ok().then_some(scanner.at)
    }

    fn fail<T>(&self, what: &'static str) -> Scanned<T> {
        Err(SyntaxError {
            offset: self.at,
            what,
        })
    }

    #[inline]
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn document(&mut self) -> Scanned {
        self.skip_space();
        loop {
            if self.value()? {
                continue;
            }
            loop {
                self.skip_space();
                let Some(&(index, kind)) = self.open.last() else {
                    return if self.at < self.bytes.len() {
                        self.fail("something follows the end")
                    } else {
                        Ok(())
                    };
                };
                match (self.peek(), kind) {
                    (b',', _) => {
                        self.at += 1;
                        self.skip_space();
                        if kind == Kind::Object {
                            self.key()?;
                        }
                        break;
                    }
                    (b'}', Kind::Object) | (b']', Kind::Array) => self.close(index),
                    _ if self.at >= self.bytes.len() => return self.fail("the file ends too early"),
                    (_, Kind::Object) => return self.fail("expected `,` or `}`"),
                    _ => return self.fail("expected `,` or `]`"),
                }
            }
        }
    }

    /// Reads one value. `true` when it opened an array or object and its first item is next.
    fn value(&mut self) -> Scanned<bool> {
        match self.peek() {
            b'"' => {
                let start = self.at;
                let kind = self.string()?;
                self.push(start, kind);
            }
            b'{' => {
                let index = self.open(Kind::Object)?;
                if self.peek() != b'}' {
                    self.key()?;
                    return Ok(true);
                }
                self.close(index);
            }
            b'[' => {
                let index = self.open(Kind::Array)?;
                if self.peek() != b']' {
                    return Ok(true);
                }
                self.close(index);
            }
            b'n' => self.word_value(b"null", Kind::Null)?,
            b't' => self.word_value(b"true", Kind::True)?,
            b'f' => self.word_value(b"false", Kind::False)?,
            b'-' | b'0'..=b'9' => {
                let start = self.at;
                self.number()?;
                self.push(start, Kind::Number);
            }
            _ if self.at >= self.bytes.len() => return self.fail("the file ends too early"),
            _ => return self.fail("expected a value"),
        }
        Ok(false)
    }

    #[inline]
    fn push(&mut self, start: usize, kind: Kind) {
        let next = self.tokens.len() as u32 + 1;
        let name = std::mem::replace(&mut self.name, NAMELESS);
        self.tokens.push(Token::new(start, self.at, next, kind, name));
    }

    fn open(&mut self, kind: Kind) -> Scanned<usize> {
        if self.open.len() >= DEEPEST {
            return self.fail("arrays and objects are nested too deeply");
        }
        let index = self.tokens.len();
        self.push(self.at, kind);
        self.open.push((index, kind));
        self.at += 1;
        self.skip_space();
        Ok(index)
    }

    fn close(&mut self, index: usize) {
        self.at += 1;
        self.open.pop();
        let next = self.tokens.len() as u32;
        if let Some(token) = self.tokens.get_mut(index) {
            token.end = self.at as u32;
            token.next = next;
        }
    }

    fn key(&mut self) -> Scanned {
        if self.peek() != b'"' {
            return self.fail("expected a key in quotes");
        }
        let start = self.at;
        let kind = self.string()?;
        self.name = Name {
            start: start as u32,
            end: self.at as u32,
            key: match kind {
                Kind::Plain => Key::within(self.bytes, start + 1, self.at - 1),
                _ => Key::Escaped,
            },
        };
        self.skip_space();
        if self.peek() != b':' {
            return self.fail("expected `:`");
        }
        self.at += 1;
        self.skip_space();
        Ok(())
    }

    fn word_value(&mut self, word: &'static [u8], kind: Kind) -> Scanned {
        let start = self.at;
        let end = start + word.len();
        if self.bytes.get(start..end) != Some(word) {
            return self.fail("expected a value");
        }
        self.at = end;
        self.push(start, kind);
        Ok(())
    }

    /// Moves past a string, both quotes included.
    fn string(&mut self) -> Scanned<Kind> {
        self.at += 1;
        let mut kind = Kind::Plain;
        loop {
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    return Ok(kind);
                }
                b'\\' => {
                    kind = Kind::Escaped;
                    self.escape()?;
                }
                0..0x20 if self.at >= self.bytes.len() => return self.fail("a string has no end"),
                0..0x20 => return self.fail("a control character stands inside a string"),
                _ => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Scanned {
        self.at += 1;
        match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 1,
            b'u' => {
                let first = self.hex()?;
                match first {
                    0xD800..0xDC00 => {
                        let second = (self.bytes.get(self.at..self.at + 2) == Some(b"\\u"))
                            .then(|| {
                                self.at += 1;
                                self.hex()
                            })
                            .transpose()?;
                        if !matches!(second, Some(0xDC00..0xE000)) {
                            return self.fail("half of a surrogate pair stands alone");
                        }
                    }
                    0xDC00..0xE000 => return self.fail("half of a surrogate pair stands alone"),
                    _ => {}
                }
            }
            _ => return self.fail("unknown escape"),
        }
        Ok(())
    }

    /// Reads `uXXXX`.
    fn hex(&mut self) -> Scanned<u32> {
        let mut code = 0;
        for offset in 1..=4 {
            let digit = self
                .bytes
                .get(self.at + offset)
                .and_then(|&byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else {
                return self.fail("`\\u` needs four hexadecimal digits");
            };
            code = code * 16 + digit;
        }
        self.at += 5;
        Ok(code)
    }

    fn number(&mut self) -> Scanned {
        if self.peek() == b'-' {
            self.at += 1;
        }
        match self.peek() {
            b'0' => self.at += 1,
            b'1'..=b'9' => self.digits()?,
            _ => return self.fail("expected a digit"),
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Scanned {
        if !self.peek().is_ascii_digit() {
            return self.fail("expected a digit");
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Texts that are valid, or nearly so, with rows of backslashes and blocks of every length.
    fn texts() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            r#"[\\]{0,5}"#,
            r#"["\\]{0,3}"#,
            "[ \n\t]{0,70}",
            r#"[\[\]{},:a-z0-9E+. \n-]{0,12}"#,
            Just(r"\ud83d\ude00".to_owned()),
            Just(r"\u00e9".to_owned()),
            Just("true".to_owned()),
            Just("\u{1}".to_owned()),
            any::<String>(),
        ];
        proptest::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
    }

    fn agree(text: &str) -> Result<(), TestCaseError> {
        prop_assert_eq!(quick::tokens(text), scan_strictly(text).ok());
        Ok(())
    }

    proptest! {
        #[test]
        fn the_quick_way_gives_the_same_tokens(text in texts()) {
            agree(&text)?;
        }

        #[test]
        fn the_quick_way_gives_the_same_tokens_inside_a_string(text in texts()) {
            agree(&format!("[\"{text}\", 1]"))?;
        }

        #[test]
        fn the_quick_way_gives_the_same_tokens_after_a_change(
            strings in proptest::collection::vec(any::<String>(), 0..6),
            change in texts(),
            place in 0.0..1.0,
            pretty: bool,
        ) {
            let value = serde_json::json!({"a": strings, "type\n": {"type": [null, -1.5e3, true, {}, []]}});
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let mut text = text.unwrap();
            agree(&text)?;
            let place = (text.len() as f64 * place) as usize;
            if text.is_char_boundary(place) {
                text.insert_str(place, &change);
                agree(&text)?;
            }
        }
    }

    #[test]
    fn what_only_looks_valid_is_refused() {
        for text in [
            "[1,,2]",
            "[,1]",
            "[1,]",
            "{:\"a\":1}",
            "{\"a\" 1}",
            "[1 2]",
            "truee",
            "[1:2]",
            "[1]]",
            "\"\u{1}\"",
            "\\\"",
            "[1 , , 2]",
            "",
            " ",
            "1 1",
            ",1",
            "\"\\ud83d\"",
            "\"",
            "[\"a\"\"b\"]",
            "{\"a\":1:}",
            "[1]\u{1}",
            "[1}",
            "\\",
            "[\"a\"\\]",
        ] {
            assert_eq!(quick::tokens(text), None, "{text}");
            assert!(scan(text).is_err(), "{text}");
        }
    }
}
