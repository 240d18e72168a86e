//! The quick way through a text that is valid, as nearly every text is.
//!
//! Where it does not get through it gives up without a word, and the [strict scanner](super::scan) says what is wrong.

use super::marks::{Marks, Walk};
use super::scan::{DEEPEST, Scanner};
use super::{Key, Kind, NAMELESS, Name, Token};

/// The tokens of a text that holds exactly one value.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let bytes = text.as_bytes();
    let marks = Marks::of(bytes)?;
    let mut tokens = Tokens {
        bytes,
        walk: marks.walk(),
        // A member of a pretty file takes about thirty bytes.
        list: Vec::with_capacity(text.len() / 20),
    };
    let mut holder = Holder { token: 0, last: 0 };
    let mut outer = Vec::with_capacity(16);
    let mut at = tokens.walk.next();
    loop {
        let mut name = NAMELESS;
        if holder.last == b'}' {
            (name, at) = tokens.name(at)?;
        }
        match tokens.byte(at) {
            b'"' => at = tokens.string(at, name)?,
            first @ (b'{' | b'[') => {
                let (kind, last) = match first {
                    b'{' => (Kind::Object, b'}'),
                    _ => (Kind::Array, b']'),
                };
                outer.push(holder);
                if outer.len() > DEEPEST {
                    return None;
                }
                let token = tokens.list.len();
                holder = Holder { token, last };
                tokens.push(at, at, kind, name);
                at = tokens.walk.next();
                if tokens.byte(at) != last {
                    continue;
                }
            }
            b'n' => at = tokens.word(at, b"null", Kind::Null, name)?,
            b't' => at = tokens.word(at, b"true", Kind::True, name)?,
            b'f' => at = tokens.word(at, b"false", Kind::False, name)?,
            b'-' | b'0'..=b'9' => at = tokens.number(at, name)?,
            _ => return None,
        }
        // Behind a value comes a comma and the next one, or the end of what holds it.
        loop {
            let byte = tokens.byte(at);
            if byte == b',' && holder.last != 0 {
                at = tokens.walk.next();
                break;
            }
            if byte != holder.last {
                return None;
            }
            let Some(next) = outer.pop() else {
                return (at == bytes.len()).then_some(tokens.list);
            };
            tokens.close(holder.token, at + 1)?;
            holder = next;
            at = tokens.walk.next();
        }
    }
}

/// The array or object that holds what comes next.
#[derive(Clone, Copy)]
struct Holder {
    token: usize,
    /// The byte with which it ends; 0, as behind the end of the text, where nothing holds what comes next.
    last: u8,
}

struct Tokens<'t> {
    bytes: &'t [u8],
    walk: Walk<'t>,
    list: Vec<Token>,
}

impl Tokens<'_> {
    #[inline(always)]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline(always)]
    fn push(&mut self, start: usize, end: usize, kind: Kind, name: Name) {
        let next = self.list.len() as u32 + 1;
        self.list.push(Token::new(start, end, next, kind, name));
    }

    /// Ends an array or object.
    #[inline(always)]
    fn close(&mut self, token: usize, end: usize) -> Option<()> {
        let next = self.list.len() as u32;
        let token = self.list.get_mut(token)?;
        token.end = end as u32;
        token.next = next;
        Some(())
    }

    /// The end of the string that begins before the next mark, and which kind of string it is.
    #[inline(always)]
    fn end_of_string(&mut self) -> Option<(usize, Kind)> {
        let at = self.walk.next();
        if self.byte(at) == b'"' {
            Some((at, Kind::Plain))
        } else {
            Some((self.end_behind_escapes(at)?, Kind::Escaped))
        }
    }

    /// The end of the string whose first escape stands here.
    #[cold]
    fn end_behind_escapes(&mut self, mut at: usize) -> Option<usize> {
        let mut behind = 0;
        while self.byte(at) != b'"' {
            // The second half of a surrogate pair was read with the first.
            if at >= behind {
                behind = Scanner::escape_at(self.bytes, at)?;
            }
            at = self.walk.next();
        }
        Some(at)
    }

    /// The name that begins here, and where the value begins.
    #[inline(always)]
    fn name(&mut self, start: usize) -> Option<(Name, usize)> {
        if self.byte(start) != b'"' {
            return None;
        }
        let (end, kind) = self.end_of_string()?;
        let name = Name {
            start: start as u32,
            end: end as u32 + 1,
            key: match kind {
                Kind::Plain => Key::within(self.bytes, start + 1, end),
                _ => Key::Escaped,
            },
        };
        let colon = self.walk.next();
        (self.byte(colon) == b':').then(|| (name, self.walk.next()))
    }

    /// Adds the string that begins here. Returns the mark behind it.
    #[inline(always)]
    fn string(&mut self, start: usize, name: Name) -> Option<usize> {
        let (end, kind) = self.end_of_string()?;
        self.push(start, end + 1, kind, name);
        Some(self.walk.next())
    }

    /// Adds the word that stands here. Returns the mark behind it.
    #[inline(always)]
    fn word(&mut self, start: usize, word: &[u8], kind: Kind, name: Name) -> Option<usize> {
        let end = start + word.len();
        if self.bytes.get(start..end) != Some(word) {
            return None;
        }
        self.push(start, end, kind, name);
        Some(self.walk.next_from(end))
    }

    /// Adds the number that stands here. Returns the mark behind it.
    #[inline(always)]
    fn number(&mut self, start: usize, name: Name) -> Option<usize> {
        let end = Scanner::number_at(self.bytes, start)?;
        self.push(start, end, Kind::Number, name);
        Some(self.walk.next_from(end))
    }
}
