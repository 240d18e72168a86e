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
        escapes: marks.escapes(),
        // A member of a pretty file takes about thirty bytes.
        list: Vec::with_capacity(text.len() / 20),
    };
    let mut walk = marks.walk();
    // The arrays and objects that hold what comes next: which tokens they are, and how they end.
    let mut open: Vec<(usize, u8)> = Vec::with_capacity(16);
    let mut last = 0;
    let mut at = walk.next();
    loop {
        let mut name = NAMELESS;
        if last == b'}' {
            (name, at) = tokens.name(at, &mut walk)?;
        }
        match tokens.byte(at) {
            b'"' => {
                let close = walk.next();
                let kind = tokens.string(close)?;
                tokens.push(at, close + 1, kind, name);
                at = walk.next();
            }
            first @ (b'{' | b'[') => {
                let kind = if first == b'{' { Kind::Object } else { Kind::Array };
                last = if first == b'{' { b'}' } else { b']' };
                open.push((tokens.list.len(), last));
                if open.len() > DEEPEST {
                    return None;
                }
                tokens.push(at, at, kind, name);
                at = walk.next();
                if tokens.byte(at) != last {
                    continue;
                }
            }
            b'n' => at = tokens.scalar(at, word(bytes, at, b"null")?, Kind::Null, name, &mut walk),
            b't' => at = tokens.scalar(at, word(bytes, at, b"true")?, Kind::True, name, &mut walk),
            b'f' => at = tokens.scalar(at, word(bytes, at, b"false")?, Kind::False, name, &mut walk),
            b'-' | b'0'..=b'9' => {
                at = tokens.scalar(at, Scanner::number_at(bytes, at)?, Kind::Number, name, &mut walk);
            }
            _ => return None,
        }
        // Behind a value comes a comma and the next one, or the end of what holds it.
        loop {
            let Some(&(index, end)) = open.last() else {
                return (at == bytes.len()).then_some(tokens.list);
            };
            last = end;
            let byte = tokens.byte(at);
            if byte == b',' {
                at = walk.next();
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
    fn push(&mut self, start: usize, end: usize, kind: Kind, name: Name) {
        let next = self.list.len() as u32 + 1;
        self.list.push(Token::new(start, end, next, kind, name));
    }

    /// What kind of string ends with this quote. The strings are asked for in their order.
    #[inline(always)]
    fn string(&mut self, close: usize) -> Option<Kind> {
        if let Some(escape) = self.escapes.first()
            && (*escape as usize) < close
        {
            self.escapes = valid_escapes(self.bytes, self.escapes, close)?;
            return Some(Kind::Escaped);
        }
        Some(Kind::Plain)
    }

    /// The name that begins here, and where the value begins.
    #[inline(always)]
    fn name(&mut self, at: usize, walk: &mut Walk<'_>) -> Option<(Name, usize)> {
        if self.byte(at) != b'"' {
            return None;
        }
        let close = walk.next();
        let kind = self.string(close)?;
        let name = Name {
            start: at as u32,
            end: close as u32 + 1,
            kind,
            key: match kind {
                Kind::Plain => Key::within(self.bytes, at + 1, close),
                _ => Key::Other,
            },
        };
        (self.byte(walk.next()) == b':').then(|| (name, walk.next()))
    }

    /// Adds a number or a word. Returns the mark behind it.
    #[inline(always)]
    fn scalar(&mut self, start: usize, end: usize, kind: Kind, name: Name, walk: &mut Walk<'_>) -> usize {
        self.push(start, end, kind, name);
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
