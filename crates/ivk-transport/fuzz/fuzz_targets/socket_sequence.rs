//! Any sequence of texts and attachments. The first byte of each piece says what it is.
#![no_main]

use ivk_transport::socket::{
    Limits,
    socket_io::{Assembler, Step},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    let mut assembler = Assembler::new(limits);
    for piece in bytes.split(|byte| *byte == 0x1e) {
        let was_waiting = assembler.is_waiting();
        let step = match piece.split_first() {
            Some((b'b', attachment)) => assembler.binary(attachment.to_vec().into()),
            Some((b't', text)) => match std::str::from_utf8(text) {
                Ok(text) => assembler.text(text),
                Err(_) => return,
            },
            _ => return,
        };
        match step {
            Ok(Step::Waiting) => assert!(assembler.is_waiting()),
            Ok(Step::Packet(packet)) => assert!(!was_waiting && packet.attachments == 0),
            Ok(Step::Complete(whole)) => {
                assert!(was_waiting && !assembler.is_waiting());
                let packet = whole.packet().unwrap();
                assert_eq!(packet.attachments, whole.attachments().len());
                assert!(packet.attachments <= limits.attachments);
            }
            _ => return,
        }
    }
});
