//! An event that is read can be written and read again, and is then the same. Input: its name, a line feed, its JSON.

#![no_main]

use ivk_api::events::Event;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let (name, payload) = input.split_once('\n').unwrap_or(("queue_item_status_changed", input));
    if let Ok(event) = Event::decode(name, payload) {
        let written = event.payload().expect("what was read can be written");
        let again = Event::decode(event.name(), written.as_str()).expect("what was written can be read");
        assert_eq!(again, event);
    }
});
