//! Zip files whose entries are stored as they are: what they hold is compressed already.

/// A zip file in the making.
#[derive(Debug, Default)]
pub(crate) struct Archive {
    file: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

impl Archive {
    /// An empty zip file.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a file under a name.
    pub(crate) fn add(&mut self, name: &str, content: &[u8]) {
        let offset = as_u32(self.file.len());
        let mut common = Vec::new();
        common.extend_from_slice(&20_u16.to_le_bytes()); // version 2.0
        common.extend_from_slice(&0x0800_u16.to_le_bytes()); // the name is UTF-8
        common.extend_from_slice(&0_u16.to_le_bytes()); // stored
        common.extend_from_slice(&[0, 0, 0x21, 0x5c]); // midnight, 1 January 2026
        common.extend_from_slice(&crc32(content).to_le_bytes());
        common.extend_from_slice(&as_u32(content.len()).to_le_bytes());
        common.extend_from_slice(&as_u32(content.len()).to_le_bytes());
        common.extend_from_slice(&u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        common.extend_from_slice(&0_u16.to_le_bytes()); // nothing extra

        self.file.extend_from_slice(b"PK\x03\x04");
        self.file.extend_from_slice(&common);
        self.file.extend_from_slice(name.as_bytes());
        self.file.extend_from_slice(content);

        self.directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        self.directory.extend_from_slice(&common);
        self.directory.extend_from_slice(&[0; 10]); // no comment, first disk, no attributes
        self.directory.extend_from_slice(&offset.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.entries = self.entries.saturating_add(1);
    }

    /// The finished file.
    pub(crate) fn finish(self) -> Vec<u8> {
        let Self {
            mut file,
            directory,
            entries,
        } = self;
        let offset = as_u32(file.len());
        file.extend_from_slice(&directory);
        file.extend_from_slice(b"PK\x05\x06\x00\x00\x00\x00");
        file.extend_from_slice(&entries.to_le_bytes());
        file.extend_from_slice(&entries.to_le_bytes());
        file.extend_from_slice(&as_u32(directory.len()).to_le_bytes());
        file.extend_from_slice(&offset.to_le_bytes());
        file.extend_from_slice(&0_u16.to_le_bytes());
        file
    }
}

fn as_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The checksum of zip files.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let odd = sum & 1 == 1;
            sum >>= 1;
            if odd {
                sum ^= 0xedb8_8320;
            }
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_standard_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn entries_are_found_from_the_end() {
        let mut archive = Archive::new();
        archive.add("user/a.png", b"first");
        archive.add("general/b.png", b"second");
        let file = archive.finish();
        let end = file.len() - 22;
        let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(&file[end..end + 4], b"PK\x05\x06");
        let (size, directory) = (number(end + 12), number(end + 16));
        assert_eq!(directory + size, end);
        assert_eq!(&file[directory..directory + 4], b"PK\x01\x02");
        let first = number(directory + 42);
        assert_eq!(&file[first..first + 4], b"PK\x03\x04");
        assert_eq!(&file[first + 30..first + 45], b"user/a.pngfirst");
    }
}
