//! The quick way through a text that is valid, as nearly every text is.
//!
//! Where it does not get through it gives up without a word, and the [strict scanner](super::scan) says what is wrong.

use super::marks::{Marks, Walk};
use super::scan::{DEEPEST, Scanner};
use super::{Key, Kind, Token};

/// The tokens of a text that holds exactly one value.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let bytes = text.as_bytes();
    let marks = Marks::of(bytes)?;
    let mut tokens = Tokens {
        bytes,
        escapes: marks.escapes(),
        list: Vec::with_capacity(text.len() / 12),
    };
    let mut walk = marks.walk();
    let mut open: Vec<(usize, u8)> = Vec::with_capacity(16);
    let mut at = walk.next();
    loop {
        match tokens.byte(at) {
            b'"' => {
                tokens.string(at, walk.next(), false)?;
                at = walk.next();
            }
            first @ (b'{' | b'[') => {
                let (kind, last) = match first {
                    b'{' => (Kind::Object, b'}'),
                    _ => (Kind::Array, b']'),
                };
                open.push((tokens.list.len(), last));
                if open.len() > DEEPEST {
                    return None;
                }
                tokens.push(at, at, kind, Key::Other);
                at = walk.next();
                if tokens.byte(at) != last {
                    if kind == Kind::Object {
                        at = tokens.key(at, &mut walk)?;
                    }
                    continue;
                }
            }
            b'n' => at = tokens.scalar(at, word(bytes, at, b"null")?, Kind::Null, &mut walk),
            b't' => at = tokens.scalar(at, word(bytes, at, b"true")?, Kind::True, &mut walk),
            b'f' => at = tokens.scalar(at, word(bytes, at, b"false")?, Kind::False, &mut walk),
            b'-' | b'0'..=b'9' => {
                at = tokens.scalar(at, Scanner::number_at(bytes, at)?, Kind::Number, &mut walk);
            }
            _ => return None,
        }
        // Behind a value comes a comma and the next one, or the end of what holds it.
        loop {
            let Some(&(index, last)) = open.last() else {
                return (at == bytes.len()).then_some(tokens.list);
            };
            let byte = tokens.byte(at);
            if byte == b',' {
                at = walk.next();
                if last == b'}' {
                    at = tokens.key(at, &mut walk)?;
                }
                break;
            }
            if byte != last {
                return None;
            }
            open.pop();
            let next = tokens.list.len() as u32;
            let token = tokens.list.get_mut(index)?;
            token.end = at as u32 + 1;
            token.next = next;
            at = walk.next();
        }
    }
}

struct Tokens<'t> {
    bytes: &'t [u8],
    /// Those that no string had yet.
    escapes: &'t [u32],
    list: Vec<Token>,
}

impl Tokens<'_> {
    #[inline(always)]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline(always)]
    fn push(&mut self, start: usize, end: usize, kind: Kind, key: Key) {
        let next = self.list.len() as u32 + 1;
        self.list.push(Token {
            start: start as u32,
            end: end as u32,
            next,
            kind,
            key,
        });
    }

    /// Adds a string between its quotes.
    #[inline(always)]
    fn string(&mut self, open: usize, close: usize, is_key: bool) -> Option<()> {
        if let Some(escape) = self.escapes.first()
            && (*escape as usize) < close
        {
            self.escapes = valid_escapes(self.bytes, self.escapes, close)?;
            self.push(open, close + 1, Kind::Escaped, Key::Other);
            return Some(());
        }
        let key = match is_key {
            true => Key::within(self.bytes, open + 1, close),
            false => Key::Other,
        };
        self.push(open, close + 1, Kind::Plain, key);
        Some(())
    }

    /// Adds a key. Returns where the value begins.
    #[inline(always)]
    fn key(&mut self, at: usize, walk: &mut Walk<'_>) -> Option<usize> {
        if self.byte(at) != b'"' {
            return None;
        }
        self.string(at, walk.next(), true)?;
        (self.byte(walk.next()) == b':').then(|| walk.next())
    }

    /// Adds a number or a word. Returns the mark behind it.
    #[inline(always)]
    fn scalar(&mut self, start: usize, end: usize, kind: Kind, walk: &mut Walk<'_>) -> usize {
        self.push(start, end, kind, Key::Other);
        walk.next_from(end)
    }
}

/// The end of a word, when it stands here.
#[inline(always)]
fn word(bytes: &[u8], start: usize, word: &[u8]) -> Option<usize> {
    let end = start + word.len();
    (bytes.get(start..end) == Some(word)).then_some(end)
}

/// The escapes that are left when those before the end of a string were checked.
fn valid_escapes<'e>(bytes: &[u8], escapes: &'e [u32], close: usize) -> Option<&'e [u32]> {
    let mut behind = 0;
    let mut rest = escapes;
    while let [escape, more @ ..] = rest
        && (*escape as usize) < close
    {
        // The second half of a surrogate pair was read with the first.
        if *escape as usize >= behind {
            behind = Scanner::escape_at(bytes, *escape as usize)?;
        }
        rest = more;
    }
    Some(rest)
}
