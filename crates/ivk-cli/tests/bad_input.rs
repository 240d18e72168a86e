//! Whatever is wrong is said in one sentence, with the exit code that stands for it, and nothing is left half done.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;

use common::{Said, example, file, ivk, make, run};

/// A workflow with one string, shown twice under one label, and a number with a bound.
const TWINS: &str = r#"{
    "name": "twins", "author": "", "description": "", "version": "", "contact": "", "tags": "", "notes": "",
    "exposedFields": [], "meta": {"category": "user", "version": "4.0.0"}, "edges": [],
    "nodes": [
        {"id": "a", "type": "invocation", "position": {"x": 0, "y": 0}, "data": {"id": "a", "type": "string", "version": "1.0.1",
            "label": "", "notes": "", "isOpen": true, "isIntermediate": true, "useCache": true,
            "inputs": {"value": {"name": "value", "label": "Text", "description": "", "value": "x"}}}},
        {"id": "b", "type": "invocation", "position": {"x": 0, "y": 0}, "data": {"id": "b", "type": "string", "version": "1.0.1",
            "label": "", "notes": "", "isOpen": true, "isIntermediate": true, "useCache": true,
            "inputs": {"value": {"name": "value", "label": "Text", "description": "", "value": "y"}}}},
        {"id": "n", "type": "invocation", "position": {"x": 0, "y": 0}, "data": {"id": "n", "type": "noise", "version": "1.1.0",
            "label": "", "notes": "", "isOpen": true, "isIntermediate": true, "useCache": true,
            "inputs": {"seed": {"name": "seed", "label": "Seed", "description": "", "value": 1},
                       "width": {"name": "width", "label": "Width", "description": "", "value": 64}}}}
    ],
    "form": {"rootElementId": "root", "elements": {
        "root": {"id": "root", "type": "container", "data": {"layout": "column", "children": ["e1", "e2", "e3", "e4"]}},
        "e1": {"id": "e1", "parentId": "root", "type": "node-field", "data": {"fieldIdentifier": {"nodeId": "a", "fieldName": "value"}, "showDescription": true}},
        "e2": {"id": "e2", "parentId": "root", "type": "node-field", "data": {"fieldIdentifier": {"nodeId": "b", "fieldName": "value"}, "showDescription": true}},
        "e3": {"id": "e3", "parentId": "root", "type": "node-field", "data": {"fieldIdentifier": {"nodeId": "n", "fieldName": "seed"}, "showDescription": true}},
        "e4": {"id": "e4", "parentId": "root", "type": "node-field", "data": {"fieldIdentifier": {"nodeId": "n", "fieldName": "width"}, "showDescription": true}}
    }}
}"#;

#[test]
fn files_that_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let newer = TWINS.replace("4.0.0", "5.0.0");
    let broken_form = TWINS.replace(r#""children": ["e1", "#, r#""children": ["gone", "#);
    let table = [
        ("not-json.json", "{\"name\": ", "not valid JSON"),
        ("not-a-workflow.json", "{\"hello\": 1}", "version"),
        ("newer.json", newer.as_str(), "5.0.0"),
        ("broken-form.json", broken_form.as_str(), "form"),
        ("image.json", "\u{89}PNG", "not valid JSON"),
    ];
    for (name, content, told) in table {
        let path = file(folder.path(), name, content);
        for command in ["inputs", "graph", "check", "run"] {
            let said = run([command, &path]);
            assert_eq!(said.code, 2, "{command} {name}: {}", said.err);
            assert!(said.error().contains(told), "{command} {name}: {}", said.err);
            assert!(said.error().contains(name), "{command} {name}: {}", said.err);
        }
    }
    let said = run(["run", "no-such-file.json"]);
    assert_eq!(said.code, 2);
    assert!(said.error().contains("no-such-file.json"));
}

#[test]
fn settings_that_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let twins = file(folder.path(), "twins.json", TWINS);
    let table: &[(&str, &[&str])] = &[
        ("Sede=3", &["Sede", "`Seed`"]),
        ("Text=z", &["Text", "0", "1"]),
        ("7=z", &["7"]),
        ("nowhere.value=z", &["nowhere.value"]),
        ("Seed=many", &["Seed", "many", "integer"]),
        ("Seed=-1", &["Seed", "-1", "0"]),
        ("Width=65", &["Width", "65", "8"]),
        ("Seed", &["--set", "KEY=VALUE"]),
        ("Text=@no-such-file.txt", &["no-such-file.txt"]),
    ];
    for (setting, told) in table {
        let said = run(["graph", &twins, "--set", setting]);
        assert_eq!(said.code, 2, "{setting}: {}", said.err);
        assert_eq!(said.out, "", "{setting}: no graph is printed");
        for word in *told {
            assert!(
                said.error().contains(word),
                "{setting} should say {word}: {}",
                said.err
            );
        }
    }
    let said = run(["graph", &twins, "--json", "--set", "Seed=many"]);
    assert_eq!(said.events()[0]["event"], "error");
    assert_eq!(said.events()[0]["code"], "bad-setting");
}

#[test]
fn a_folder_that_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = file(folder.path(), "out", "a file");
    let said = make("abstract-poster.json", Path::new(&in_the_way), &[]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.error().contains(&in_the_way), "{}", said.err);
}

#[test]
fn a_board_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    for option in ["--set=Board=Holidays", "--auto-board=Holidays"] {
        let said = make("abstract-poster.json", folder.path(), &[option]);
        assert_eq!(said.code, 2, "{option}: {}", said.err);
        assert!(said.error().contains("Holidays"), "{option}: {}", said.err);
    }
}

#[test]
fn a_picture_that_is_not_there_or_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let text = file(folder.path(), "text.png", "not a picture");
    let table = [("/no/such/picture.png", 2), (text.as_str(), 3)];
    for (path, code) in table {
        let setting = format!("Picture=@{path}");
        let said = make("upload-and-glow.json", &out, &["--set", &setting]);
        assert_eq!(said.code, code, "{}", said.err);
        assert!(
            said.error().contains(path.rsplit('/').next().unwrap()),
            "{}",
            said.err
        );
        assert_eq!(std::fs::read_dir(&out).unwrap().count(), 0);
    }
}

#[test]
fn a_server_that_is_not_there() {
    // A port that was free a moment ago.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let poster = &example("abstract-poster.json");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let arguments = [
        "run",
        poster,
        "--server",
        &format!("http://{address}"),
        "--out",
        out.to_str().unwrap(),
    ];
    let said = run(arguments);
    assert_eq!(said.code, 3, "{}", said.err);
    assert!(said.error().contains(&address.to_string()), "{}", said.err);
}

#[test]
fn a_server_that_is_not_invokeai() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 2048];
            if stream.read(&mut request).unwrap_or(0) > 0 {
                let page = "<html>Welcome</html>";
                let head = format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    page.len()
                );
                // A client that has gone away is none of this server's business.
                let _ = stream.write_all((head + page).as_bytes());
            }
        }
    });
    let poster = &example("abstract-poster.json");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let server = format!("http://{address}");
    let said = run(["run", poster, "--server", &server, "--out", out.to_str().unwrap()]);
    assert_eq!(said.code, 3, "{}", said.err);
    assert!(said.error().contains("is not InvokeAI"), "{}", said.err);
}

#[test]
fn a_server_that_stops_in_the_middle() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(ivk_embedded::Server::builder().start()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let swatches = &example("batch-swatches.json");
    let mut child = ivk(["run", swatches, "--runs", "1000", "--json", "--patience", "1"])
        .arg("--server")
        .arg(server.url())
        .arg("--out")
        .arg(&out)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let completed = lines
        .by_ref()
        .find(|line| line.as_ref().unwrap().contains("\"completed\",\"item_id\""));
    assert!(completed.is_some(), "the run got going");
    runtime.block_on(server.shutdown());
    let rest: Vec<String> = lines.map(Result::unwrap).collect();
    let said = Said::from(child.wait_with_output().unwrap());
    assert_eq!(said.code, 3, "{}", said.err);
    assert!(said.error().contains("does not answer"), "{}", said.err);
    assert!(rest.last().unwrap().contains("\"event\":\"error\""), "{rest:?}");
    assert_eq!(
        std::fs::read_dir(&out).unwrap().count(),
        0,
        "no half-written file"
    );
}
