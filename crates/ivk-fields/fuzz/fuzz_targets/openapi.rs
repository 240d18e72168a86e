//! Any bytes as an OpenAPI document: read or refused, and what was read survives the catalogue.
//!
//!     cargo +nightly fuzz run openapi

#![no_main]

use ivk_fields::{Templates, catalogue};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| {
    let Ok(templates) = Templates::from_openapi(document) else { return };
    let read = catalogue::open(catalogue::write_with_descriptions(&templates)).expect("a catalogue");
    read.read_all().expect("every node");
    assert!(templates.iter().eq(read.iter()));
});
