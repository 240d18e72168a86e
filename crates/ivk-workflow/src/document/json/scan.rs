//! The strict scanner behind [`Tree`](super::Tree).

use super::{Kind, Token};

/// How deep arrays and objects may nest. serde_json has the same limit, and values are handed to it later.
const DEEPEST: usize = 127;

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
    let mut scanner = Scanner {
        bytes: text.as_bytes(),
        at: 0,
        tokens: Vec::with_capacity(text.len() / 12),
        open: Vec::with_capacity(16),
    };
    scanner.document()?;
    Ok(scanner.tokens)
}

struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
    tokens: Vec<Token>,
    open: Vec<(usize, Kind)>,
}

type Scanned<T = ()> = Result<T, SyntaxError>;

impl Scanner<'_> {
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

    #[inline]
    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
            // Indented files are mostly runs of spaces.
            while let Some(word) = self.word() {
                let other = word ^ u64::from_ne_bytes([b' '; 8]);
                if other != 0 {
                    self.at += (other.trailing_zeros() / 8) as usize;
                    break;
                }
                self.at += 8;
            }
        }
    }

    #[inline]
    fn word(&self) -> Option<u64> {
        let bytes = self.bytes.get(self.at..)?.first_chunk::<8>()?;
        Some(u64::from_le_bytes(*bytes))
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
    #[inline(always)]
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
        self.tokens.push(Token {
            start: start as u32,
            end: self.at as u32,
            next,
            kind,
        });
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

    #[inline(always)]
    fn key(&mut self) -> Scanned {
        if self.peek() != b'"' {
            return self.fail("expected a key in quotes");
        }
        let start = self.at;
        let kind = self.string()?;
        self.push(start, kind);
        if self.peek() != b':' {
            self.skip_space();
            if self.peek() != b':' {
                return self.fail("expected `:`");
            }
        }
        self.at += 1;
        // Mostly one space follows, or none.
        if self.peek() == b' ' {
            self.at += 1;
        }
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
    #[inline(always)]
    fn string(&mut self) -> Scanned<Kind> {
        self.at += 1;
        let mut kind = Kind::Plain;
        loop {
            while let Some(word) = self.word() {
                let special = specials(word);
                if special != 0 {
                    self.at += (special.trailing_zeros() / 8) as usize;
                    break;
                }
                self.at += 8;
            }
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

/// Marks, with the high bit of its byte, at least the first quote, backslash or control character of eight bytes.
/// Marks above the first one may be wrong, because a borrow runs upwards.
#[inline]
fn specials(word: u64) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
    let quote = zero(word ^ (ONES * b'"' as u64));
    let backslash = zero(word ^ (ONES * b'\\' as u64));
    let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
    quote | backslash | control
}
