//! Which bytes of a text matter.
//!
//! Most bytes of a file are the insides of strings and the space before a line. Looked at one by one they would cost
//! more than all the rest. So one pass looks at sixteen at a time, without a branch, and marks the others; a walk then
//! goes from mark to mark.

use wide::u8x16;

/// Bytes in one block, one for each bit of a word.
const BLOCK: usize = 64;

/// The bytes of a text that are neither inside a string nor space between values: quotes, brackets, commas, colons,
/// and all of numbers and words. Inside a string the backslashes that begin an escape.
pub(super) struct Marks {
    /// A bit for each byte.
    blocks: Vec<u64>,
    end: usize,
}

/// A bit for each byte of a block, the first byte lowest.
#[derive(Clone, Copy)]
struct Block {
    quotes: u64,
    backslashes: u64,
    control: u64,
    space: u64,
}

/// What one block leaves to the next.
#[derive(Default)]
struct Carry {
    /// Its last byte is a backslash that escapes what follows.
    escape: bool,
    /// All bits are set when it ends inside a string.
    string: u64,
}

impl Marks {
    /// `None` when a string has no end or a control character stands inside one.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let mut marks = Self {
            blocks: Vec::with_capacity(bytes.len() / BLOCK + 1),
            end: bytes.len(),
        };
        let mut carry = Carry::default();
        let mut wrong = 0;
        let (whole, rest) = bytes.as_chunks::<BLOCK>();
        for block in whole {
            wrong |= marks.add(Block::of(block), &mut carry);
        }
        let mut last = [b' '; BLOCK];
        for (slot, byte) in last.iter_mut().zip(rest) {
            *slot = *byte;
        }
        wrong |= marks.add(Block::of(&last), &mut carry);
        (wrong == 0 && carry.string == 0).then_some(marks)
    }

    /// Adds one block. Returns the control characters inside of strings.
    #[inline(always)]
    fn add(&mut self, block: Block, carry: &mut Carry) -> u64 {
        let escaped = if block.backslashes == 0 && !carry.escape {
            0
        } else {
            block.escaped(carry)
        };
        let quotes = block.quotes & !escaped;
        let string = through(quotes) ^ carry.string;
        carry.string = ((string as i64) >> 63) as u64;
        let escapes = block.backslashes & !escaped;
        self.blocks.push(quotes | escapes | !(string | block.space));
        block.control & string
    }

    /// A walk over the marks, first to last.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk {
            blocks: self.blocks.iter(),
            start: 0_usize.wrapping_sub(BLOCK),
            left: 0,
            end: self.end,
        }
    }
}

impl Block {
    #[inline(always)]
    fn of(bytes: &[u8; BLOCK]) -> Self {
        let (mut quotes, mut backslashes, mut control, mut space) = (0, 0, 0, 0);
        for (place, part) in bytes.as_chunks::<16>().0.iter().enumerate() {
            let part = u8x16::new(*part);
            let is = |byte| part.cmp_eq(u8x16::splat(byte));
            quotes |= bits(is(b'"')) << (16 * place);
            backslashes |= bits(is(b'\\')) << (16 * place);
            control |= bits(part.min(u8x16::splat(0x1f)).cmp_eq(part)) << (16 * place);
            space |= bits(is(b' ') | is(b'\n') | is(b'\r') | is(b'\t')) << (16 * place);
        }
        Self {
            quotes,
            backslashes,
            control,
            space,
        }
    }

    /// The bytes after a backslash that is not escaped itself.
    fn escaped(self, carry: &mut Carry) -> u64 {
        // In a row of backslashes every second one is escaped. Adding carries through the rows, so that the bit
        // behind a row tells whether the row began at an even or an odd place.
        const EVEN: u64 = 0x5555_5555_5555_5555;
        let before = u64::from(carry.escape);
        let backslashes = self.backslashes & !before;
        let follows = backslashes << 1 | before;
        let odd = backslashes & !EVEN & !follows;
        let (sum, over) = odd.overflowing_add(backslashes);
        carry.escape = over;
        (EVEN ^ (sum << 1)) & follows
    }
}

#[inline(always)]
fn bits(flags: u8x16) -> u64 {
    u64::from(flags.move_mask() as u16)
}

/// For each bit whether an odd number of bits is set up to and with it.
#[inline(always)]
fn through(mut bits: u64) -> u64 {
    for shift in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << shift;
    }
    bits
}

/// A walk from mark to mark.
pub(super) struct Walk<'m> {
    blocks: std::slice::Iter<'m, u64>,
    start: usize,
    left: u64,
    end: usize,
}

impl Walk<'_> {
    /// The next mark; behind the last one the end of the text.
    #[inline(always)]
    pub(super) fn next(&mut self) -> usize {
        while self.left == 0 {
            match self.blocks.next() {
                Some(block) => self.left = *block,
                None => return self.end,
            }
            self.start = self.start.wrapping_add(BLOCK);
        }
        let place = self.start.wrapping_add(self.left.trailing_zeros() as usize);
        self.left &= self.left - 1;
        place
    }

    /// The next mark that is not before this place, which lies before the end of the text or at it.
    #[inline(always)]
    pub(super) fn next_from(&mut self, place: usize) -> usize {
        let passed = place.wrapping_sub(self.start);
        if passed < BLOCK {
            self.left &= u64::MAX << passed;
            return self.next();
        }
        let mut next = self.next();
        while next < place {
            next = self.next();
        }
        next
    }
}
