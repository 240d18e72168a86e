//! Any JSON and any text as the value of an input of the built-in nodes.
//!
//!     cargo +nightly fuzz run values

#![no_main]

use ivk_fields::Templates;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: (u16, &str)| {
    let (place, text) = data;
    let mut inputs = Templates::builtin().iter().flat_map(|node| node.inputs.values());
    let Some(input) = inputs.nth(usize::from(place) % 1541) else { return };
    if let Ok(value) = input.parse(text) {
        assert_eq!(input.accept(value.clone()).as_ref(), Ok(&value));
    }
    let Ok(stored) = serde_json::from_str(text) else { return };
    if let Ok(Some(value)) = input.read(&stored) {
        assert_eq!(input.read(&value.to_api()), Ok(Some(value.clone())));
        let _ = input.check(&value);
    }
});
