//! From a frame to a typed event.

use std::{
    borrow::Cow,
    hint::black_box,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use ivk_transport::socket::{Limits, engine_io::Packet as Engine, socket_io::Packet};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;
use socketioxide_core::parser::{Parse, ParseConfig, ParserState};
use socketioxide_parser_common::CommonParser;

use crate::{print, ratio, seconds};

/// What a reader wants of an event that tells about a node. The node itself stays as it is.
#[derive(Deserialize)]
#[allow(dead_code, reason = "only the reading is measured")]
struct Invocation<'a> {
    item_id: u64,
    #[serde(borrow)]
    queue_id: Text<'a>,
    #[serde(borrow)]
    session_id: Text<'a>,
    #[serde(borrow)]
    invocation_source_id: Text<'a>,
    #[serde(borrow)]
    invocation: &'a RawValue,
    percentage: Option<f64>,
}

/// A text that is borrowed when nothing in it is escaped.
#[derive(Deserialize)]
#[allow(dead_code, reason = "only the reading is measured")]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// The same for a reader that cannot borrow.
#[derive(Deserialize)]
#[allow(dead_code, reason = "only the reading is measured")]
struct OwnedInvocation {
    item_id: u64,
    queue_id: String,
    session_id: String,
    invocation_source_id: String,
    invocation: IgnoredAny,
    percentage: Option<f64>,
}

fn frames(name: &str) -> Vec<String> {
    include_str!("../../tests/fixtures/6.14.2-text-to-image-4-steps.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter_map(|entry| entry["text"].as_str().map(str::to_owned))
        .filter(|text| text.starts_with(&format!("42[\"{name}\"")))
        .collect()
}

fn ours<'a>(frame: &'a str, limits: &Limits) -> (Invocation<'a>, usize) {
    let Ok(Engine::Message(text)) = Engine::decode(frame) else {
        unreachable!()
    };
    let arguments = Packet::decode(text, limits).unwrap().arguments().unwrap();
    (
        serde_json::from_str(arguments.as_json()).unwrap(),
        arguments.name().len(),
    )
}

fn theirs(frame: &str, config: &ParseConfig, state: &ParserState) -> OwnedInvocation {
    let text = frame.strip_prefix('4').unwrap().to_owned();
    let packet = CommonParser.decode_str(config, state, text.into()).unwrap();
    let socketioxide_core::packet::PacketData::Event(mut value, _) = packet.inner else {
        unreachable!()
    };
    let _name = CommonParser.read_event(&value).unwrap().len();
    CommonParser
        .decode_value::<(OwnedInvocation,)>(&mut value, true)
        .unwrap()
        .0
}

pub(crate) fn run() {
    let (limits, config, state) = (Limits::default(), ParseConfig::default(), ParserState::default());
    for name in ["invocation_started", "invocation_progress"] {
        let frames = frames(name);
        let frame = frames.iter().max_by_key(|frame| frame.len()).unwrap();
        let our_time = || seconds(|| drop(black_box(ours(black_box(frame), &limits))));
        let plain = || {
            seconds(|| {
                let array = black_box(frame).strip_prefix("42").unwrap();
                drop(black_box(
                    serde_json::from_str::<(IgnoredAny, Invocation<'_>)>(array).unwrap(),
                ));
            })
        };
        let slice = || {
            seconds(|| {
                let array = black_box(frame).strip_prefix("42").unwrap().as_bytes();
                drop(black_box(
                    serde_json::from_slice::<(IgnoredAny, Invocation<'_>)>(array).unwrap(),
                ));
            })
        };
        let other = || seconds(|| drop(black_box(theirs(black_box(frame), &config, &state))));
        print(
            &format!("decode/{name}/to-serde_json-from_str"),
            ratio(our_time, plain),
            "<= 1.00",
        );
        print(
            &format!("decode/{name}/to-serde_json-from_slice"),
            ratio(our_time, slice),
            "<= 0.85",
        );
        print(
            &format!("decode/{name}/socketioxide-to-ours"),
            ratio(other, our_time),
            ">= 2.2",
        );
        // A picture in a text is what Python reads as fast as anyone; what differs is everything else.
        if name == "invocation_started" {
            match python_seconds(frame) {
                Some(python) => print(
                    &format!("decode/{name}/python-socketio-to-ours"),
                    ratio(|| python, our_time),
                    ">= 20",
                ),
                None => println!(
                    "skipped decode/{name}/python-socketio-to-ours: run cargo xtask peers once, and name its folder \
                     in IVK_PEERS_FOLDER"
                ),
            }
        }
    }
}

/// What python-socketio takes for the frame; `None` when it is not there.
fn python_seconds(frame: &str) -> Option<f64> {
    let python = Path::new(&std::env::var_os("IVK_PEERS_FOLDER")?).join("python/bin/python");
    let mut child = Command::new(python)
        .args(["-c", include_str!("decode.py")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(frame.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}
