//! What a newer server may send is read, kept, and sent back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use ivk_api::events::Event;
use ivk_api::operations::queue::GetQueueItem;
use ivk_api::operations::{self, boards, images, model_manager, queue};
use ivk_api::types::{
    BaseModelType, Batch, BatchDatum, BatchStatus, BatchValue, BoardChanges, BoardList, ErrorBody, Graph,
    ImageCategory, ModelConfig, ModelInstallJob, ModelSource, NodeOutput, RawJson, SessionQueueItem,
    Timestamp,
};
use ivk_api::{Method, Operation, OperationClass, RequestBody};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use support::without_nulls;

fn again<T: DeserializeOwned + Serialize>(value: &Value) -> Value {
    serde_json::to_value(serde_json::from_str::<T>(&value.to_string()).unwrap()).unwrap()
}

fn model() -> Value {
    json!({"key": "k", "hash": "h", "path": "p", "file_size": 1, "name": "n", "description": null, "source": "s",
        "source_type": "path", "source_api_response": null, "source_url": null, "cover_image": null,
        "format": "diffusers", "base": "sd-9", "type": "main", "variant": "normal",
        "default_settings": {"steps": 3.50}, "telepathy": {"range": [1, 2]}})
}

#[test]
fn unknown_values_fields_and_kinds_of_models_survive() {
    let config: ModelConfig = serde_json::from_str(&model().to_string()).unwrap();
    assert_eq!(config.base, BaseModelType::Other("sd-9".to_owned()));
    assert_eq!(config.unknown.names().collect::<Vec<_>>(), ["telepathy"]);
    assert_eq!(
        without_nulls(again::<ModelConfig>(&model())),
        without_nulls(model())
    );
}

#[test]
fn an_unknown_source_of_a_model_survives() {
    let job = json!({"id": 7, "source": {"type": "carrier_pigeon", "name": "Erna"}, "local_path": "/x", "status": "roosting",
        "inplace": false, "bytes": 0, "total_bytes": 0, "download_parts": []});
    let read: ModelInstallJob = serde_json::from_str(&job.to_string()).unwrap();
    assert!(matches!(read.source, ModelSource::Other(_)));
    assert_eq!(read.status.as_str(), "roosting");
    assert_eq!(without_nulls(again::<ModelInstallJob>(&job)), job);

    let known = json!({"type": "hf", "repo_id": "a/b", "variant": "fp16", "mood": "good"});
    let source: ModelSource = serde_json::from_str(&known.to_string()).unwrap();
    assert!(
        matches!(&source, ModelSource::Hf(hf) if hf.repo_id == "a/b" && hf.unknown.len() == 1),
        "{source:?}"
    );
    assert_eq!(again::<ModelSource>(&known), known);
}

#[test]
fn a_session_keeps_its_order_its_nodes_and_their_outputs() {
    let text = r#"{"item_id":1,"status":"dreaming","priority":0,"batch_id":"b","session_id":"s","created_at":"2026-11-21 21:42:02.213",
        "updated_at":"2026-11-21T21:42:02Z","queue_id":"default","session":{"id":"s",
        "graph":{"id":"g","nodes":{"z":{"id":"z","type":"not_yet","x":1.50},"a":{"id":"a","type":"add"}},"edges":[]},
        "execution_graph":{"id":"e","nodes":{},"edges":[]},"executed":[],"executed_history":[],
        "results":{"z":{"type":"not_yet_output","image":{"image_name":"z.png"}},"m":{"type":"integer_output","value":1},"a":{"type":"x"}},
        "errors":{},"prepared_source_mapping":{},"source_prepared_mapping":{}}}"#;
    let item = GetQueueItem::decode(text.as_bytes()).unwrap();
    assert_eq!(item.session.results.keys().collect::<Vec<_>>(), ["z", "m", "a"]);
    assert_eq!(item.session.results["z"].images(), ["z.png"]);
    assert_eq!(item.session.graph.nodes.keys().collect::<Vec<_>>(), ["z", "a"]);
    assert_eq!(
        item.session.graph.nodes["z"].raw().as_str(),
        r#"{"id":"z","type":"not_yet","x":1.50}"#
    );
    assert_eq!(item.status.as_str(), "dreaming");
    // What older servers do not send has its meaning all the same.
    assert_eq!(item.user_id, "system");
    assert!(item.session.workflow_call_stack.is_empty());
    let written = serde_json::to_string(&item).unwrap();
    assert!(written.contains(r#""x":1.50"#));
    assert_eq!(serde_json::from_str::<SessionQueueItem>(&written).unwrap(), item);
}

#[test]
fn absent_and_null_are_one() {
    let short = json!({"queue_id": "q", "batch_id": "b", "pending": 0, "in_progress": 0, "completed": 1, "failed": 0, "canceled": 0, "total": 1});
    let mut long = short.clone();
    for name in ["origin", "destination", "waiting"] {
        long[name] = Value::Null;
    }
    let (short, long): (BatchStatus, BatchStatus) = (
        serde_json::from_value(short).unwrap(),
        serde_json::from_value(long).unwrap(),
    );
    assert_eq!(short, long);
}

#[test]
fn boards_come_whole_or_in_pieces() {
    let board = json!({"board_id": "b", "board_name": "n", "created_at": "x", "updated_at": "x", "archived": false, "image_count": 0});
    let all = boards::ListBoards::decode(json!([board]).to_string().as_bytes()).unwrap();
    assert!(matches!(&all, BoardList::All(boards) if boards.len() == 1));
    let page = json!({"limit": 1, "offset": 0, "total": 9, "items": [board]});
    let page = boards::ListBoards::decode(page.to_string().as_bytes()).unwrap();
    assert!(matches!(&page, BoardList::Page(page) if page.total == 9));
    assert_eq!(page.into_items(), all.into_items());
}

#[test]
fn an_unknown_event_survives_and_a_broken_one_says_where() {
    let event = Event::decode("board_painted", r#"{"colour":"green","depth":1.50}"#).unwrap();
    assert_eq!(event.name(), "board_painted");
    assert_eq!(
        event.payload().unwrap().as_str(),
        r#"{"colour":"green","depth":1.50}"#
    );
    let error = Event::decode("queue_cleared", r#"{"timestamp":1,"queue_id":7}"#).unwrap_err();
    assert_eq!(error.path(), "queue_id");
    assert_eq!(
        error.to_string(),
        "the event queue_cleared held something unexpected at `queue_id`"
    );
    for broken in ["", "{", "[]", "null", "<html>", "1", "\u{0}"] {
        assert!(Event::decode("queue_cleared", broken).is_err(), "{broken:?}");
    }
}

#[test]
fn an_error_in_an_answer_says_where() {
    for (body, path) in [
        (
            r#"{"limit":1,"offset":0,"total":1,"items":[{"image_name":"a"},7]}"#,
            "items[0]",
        ),
        (r#"{"limit":1,"offset":0,"total":"many"}"#, "total"),
        ("<!doctype html>", "."),
        ("", "."),
        (r#"{"limit":1,"offset":0,"total":1,"items":[]} trailing"#, "."),
    ] {
        let error = images::ListImageDtos::decode(body.as_bytes()).unwrap_err();
        assert_eq!(error.path(), path, "{body}");
        assert!(std::error::Error::source(&error).is_some());
    }
    let deep = "[".repeat(100_000);
    assert!(images::ListImageDtos::decode(deep.as_bytes()).is_err());
    assert!(Event::decode("something_new", &deep).is_err());
}

#[test]
fn a_batch_is_written_as_the_server_wants_it() {
    let mut graph = Graph::default();
    graph.nodes.insert(
        "a".to_owned(),
        RawJson::parse(r#"{"id":"a","type":"add"}"#).unwrap().into(),
    );
    let batch = Batch::new(graph)
        .batch_id("b")
        .data([vec![BatchDatum::new("a", "a").items([1, 2])]]);
    let request = queue::EnqueueBatch::new("default", batch).prepend(true).request();
    assert_eq!(
        (request.method.clone(), request.target.as_str()),
        (Method::POST, "api/v1/queue/default/enqueue_batch")
    );
    let RequestBody::Json(body) = &request.body else {
        panic!("no JSON")
    };
    assert_eq!(
        std::str::from_utf8(body).unwrap(),
        r#"{"batch":{"batch_id":"b","data":[[{"node_path":"a","field_name":"a","items":[1,2]}]],"graph":{"nodes":{"a":{"id":"a","type":"add"}},"edges":[]},"runs":1},"prepend":true}"#,
    );
}

#[test]
fn secrets_are_sent_and_not_shown() {
    use ivk_api::operations::authentication::Login;
    use ivk_api::types::LoginRequest;
    let login = Login::new(LoginRequest::new("me@here", "hunter2"));
    let install = model_manager::InstallModel::new("https://x/y", Default::default()).access_token("hunter2");
    assert!(install.request().target.contains("access_token=hunter2"));
    for shown in [
        format!("{login:?}"),
        format!("{:?}", login.request()),
        format!("{install:?}"),
        format!("{:?}", install.request()),
    ] {
        assert!(!shown.contains("hunter2"), "{shown}");
    }
    assert!(
        matches!(login.request().body, RequestBody::Json(text) if text.ends_with(br#""password":"hunter2","remember_me":false}"#))
    );
}

#[test]
fn every_operation_is_told_of_once() {
    let mut ids: Vec<_> = operations::ALL.iter().map(|info| info.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), operations::ALL.len());
    for info in &operations::ALL {
        assert!(info.path.starts_with("/api/"), "{}", info.id);
        // What changes something is never taken for a read by its class alone, but for a few that only look.
        let reads = matches!(info.class, OperationClass::Read | OperationClass::DestructiveRead);
        let looks = [
            "get_images_by_names",
            "get_queue_items_by_item_ids",
            "get_queue_item_summaries_by_ids",
            "get_related_models_batch",
            "parse_dynamicprompts",
        ];
        let safe = info.method == "GET" || info.method == "HEAD";
        assert_eq!(
            reads,
            (safe && info.id != "install_hugging_face_model") || looks.contains(&info.id),
            "{}",
            info.id
        );
        assert_eq!(
            info.class.may_repeat(),
            reads && info.id != "get_bulk_download_item"
                || matches!(info.class, OperationClass::IdempotentWrite | OperationClass::Auth),
            "{}",
            info.id
        );
    }
    assert_eq!(Event::NAMES.len(), 35);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1.0e9..1.0e9).prop_map(|number: f64| json!(number)),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        let key = prop_oneof![
            ".*",
            Just("type".to_owned()),
            Just("image_name".to_owned()),
            Just("detail".to_owned())
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn whatever_is_open_takes_any_json_and_gives_it_back(value in any_json()) {
        let text = value.to_string();
        prop_assert_eq!(serde_json::to_string(&serde_json::from_str::<NodeOutput>(&text).unwrap()).unwrap(), text.clone());
        prop_assert_eq!(serde_json::to_value(serde_json::from_str::<BatchValue>(&text).unwrap()).unwrap(), value.clone());
        let event = Event::decode("not_yet", &text).unwrap();
        let payload = event.payload().unwrap();
        prop_assert_eq!(payload.as_str(), text.as_str());
        let body = json!({ "detail": value });
        let read = ErrorBody::read(body.to_string().as_bytes()).unwrap();
        let _ = read.detail.to_string();
        // Nothing of it makes any of the named outputs or events panic.
        serde_json::from_str::<NodeOutput>(&text).unwrap().images();
        for name in Event::NAMES {
            let _ = Event::decode(name, &text);
        }
    }

    #[test]
    fn an_enum_gives_back_every_text(text in ".*") {
        prop_assert_eq!(ImageCategory::from(text.as_str()).to_string(), text.clone());
        prop_assert_eq!(serde_json::to_value(BaseModelType::from(text.clone())).unwrap(), json!(text));
    }

    #[test]
    fn a_moment_gives_back_its_text_whatever_it_says(text in ".{0,40}") {
        let moment = Timestamp::from(text.as_str());
        let _ = (moment.unix_millis(), moment.to_system_time());
        prop_assert_eq!(moment.as_str(), text);
    }

    #[test]
    fn a_moment_is_read_to_the_millisecond(millis in 0..253_402_300_799_999_i64) {
        let (days, rest) = (millis / 86_400_000, millis % 86_400_000);
        // The date by counting, year by year and month by month.
        let (mut year, mut left) = (1970, days);
        let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        while left >= 365 + i64::from(leap(year)) {
            left -= 365 + i64::from(leap(year));
            year += 1;
        }
        let mut month = 1;
        for length in [31, 28 + i64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
            if left < length {
                break;
            }
            left -= length;
            month += 1;
        }
        let text = format!("{year:04}-{month:02}-{:02} {:02}:{:02}:{:02}.{:03}", left + 1, rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60, rest % 1000);
        prop_assert_eq!(Timestamp::from(text.as_str()).unix_millis(), Some(millis), "{}", text);
    }

    #[test]
    fn a_name_stays_in_its_place_in_the_target(name in "\\PC*") {
        let target = images::GetImageUrls::new(name.as_str()).request().target;
        let middle = target.strip_prefix("api/v1/images/i/").unwrap().strip_suffix("/urls").unwrap();
        prop_assert!(middle.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)), "{}", target);
        prop_assert!(middle.is_empty() || middle.bytes().any(|byte| byte != b'.'), "{}", target);
    }

    #[test]
    fn changes_survive_the_way_out_and_in(name in proptest::option::of(".*"), archived in any::<Option<bool>>()) {
        let changes = BoardChanges::default();
        let changes = name.into_iter().fold(changes, |changes, name| changes.board_name(name));
        let changes = archived.into_iter().fold(changes, |changes, archived| changes.archived(archived));
        let text = serde_json::to_string(&changes).unwrap();
        prop_assert!(!text.contains("null"));
        prop_assert_eq!(serde_json::from_str::<BoardChanges>(&text).unwrap(), changes);
    }
}
