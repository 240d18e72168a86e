//! Whether what came is what was expected.

/// Computes the checksum of a content that comes piece by piece, for [`Download::verify`](super::Download::verify).
///
/// Which one is for the caller to choose, who has it from somewhere: InvokeAI names models by BLAKE3 and gives no
/// checksum with pictures. Implementing it for a hasher takes two lines:
///
/// ```
/// use ivk_transport::http::Checksum;
/// # mod blake3 {
/// #     #[derive(Default)]
/// #     pub struct Hasher(u8);
/// #     impl Hasher {
/// #         pub fn update(&mut self, piece: &[u8]) { self.0 = piece.iter().fold(self.0, |sum, byte| sum ^ byte); }
/// #         pub fn finalize(&self) -> Hash { Hash([self.0]) }
/// #     }
/// #     pub struct Hash([u8; 1]);
/// #     impl Hash { pub fn as_bytes(&self) -> &[u8] { &self.0 } }
/// # }
///
/// struct Blake3(blake3::Hasher);
///
/// impl Checksum for Blake3 {
///     fn update(&mut self, piece: &[u8]) {
///         self.0.update(piece);
///     }
///     fn finish(self: Box<Self>) -> Vec<u8> {
///         self.0.finalize().as_bytes().to_vec()
///     }
/// }
/// # let mut checksum = Box::new(Blake3(blake3::Hasher::default()));
/// # checksum.update(&[1, 2]);
/// # assert_eq!(checksum.finish(), [3]);
/// ```
pub trait Checksum: Send {
    /// Takes the next piece.
    fn update(&mut self, piece: &[u8]);

    /// The checksum of all pieces.
    fn finish(self: Box<Self>) -> Vec<u8>;
}

/// A checksum that is being computed, and what it must come to.
pub(super) struct Expectation {
    checksum: Box<dyn Checksum>,
    expected: Vec<u8>,
}

impl Expectation {
    pub(super) fn new(checksum: Box<dyn Checksum>, expected: Vec<u8>) -> Self {
        Self { checksum, expected }
    }

    pub(super) fn update(&mut self, piece: &[u8]) {
        self.checksum.update(piece);
    }

    /// Whether the whole is what was expected.
    pub(super) fn comes_true(self) -> bool {
        self.checksum.finish() == self.expected
    }
}
