//! Any text as a `Retry-After`, at any moment.
#![no_main]

use std::time::{Duration, SystemTime};

use ivk_transport::http::parse_retry_after;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u32, &str)| {
    let (seconds, value) = input;
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(seconds));
    if let Some(delay) = parse_retry_after(value, now) {
        // Far, but never so far that adding it to a clock could overflow.
        assert!(now.checked_add(delay).is_some());
    }
});
