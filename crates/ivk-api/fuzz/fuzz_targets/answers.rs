//! An answer that is read can be written and read again, and is then the same. Input: the operation's place in the
//! list of all, as one byte, and its JSON. Refusals are read by every input.

#![no_main]

#[path = "../../tests/generated/mod.rs"]
mod generated;

use ivk_api::operations;
use ivk_api::types::ErrorBody;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&place, body)) = input.split_first() else { return };
    if let Some(refusal) = ErrorBody::read(body) {
        let _ = refusal.detail.to_string();
    }
    let Some(info) = operations::ALL.get(usize::from(place)) else { return };
    if let Some(Ok(written)) = generated::round_trip(info.id, body) {
        let again = generated::round_trip(info.id, written.to_string().as_bytes());
        let again = again.expect("it answers JSON").expect("what was written can be read");
        assert_eq!(again, written, "{}", info.id);
    }
});
