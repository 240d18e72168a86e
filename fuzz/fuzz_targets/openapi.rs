//! Templates that are read from a document survive the form in which they are cached.

#![no_main]

use ivk_fields::{Templates, catalogue};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| {
    if let Ok(templates) = Templates::from_openapi(document) {
        let text = catalogue::write_with_descriptions(&templates);
        let opened = catalogue::open(text).expect("what was written can be opened");
        opened.read_all().expect("every node of it can be read");
        assert!(opened.iter().eq(templates.iter()));
    }
});
