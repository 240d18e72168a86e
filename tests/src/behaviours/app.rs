//! The server as a whole.

use serde_json::json;

use crate::server::Server;

/// The version is numbers with dots, and needs no sign-in.
pub fn tells_its_version(server: &Server) {
    let version = server.get("api/v1/app/version").expect(200)["version"].clone();
    let numbers: Vec<&str> = version.as_str().unwrap().split('.').collect();
    assert!(numbers.len() >= 3, "the version is {version}");
    assert!(server.is_at_least(6, 0));
}

/// Since 6.12 a GET of a route that does not exist is answered with the editor's page and 200.
pub fn answers_an_unknown_get_as_its_release_does(server: &Server) {
    for path in ["api/v1/nonexistent", "api/v1/queue/default/enqueue_batch"] {
        let answer = server.get(path);
        if server.is_at_least(6, 12) {
            assert!(answer.is_page(), "GET {path} is answered with {answer}");
        } else {
            assert!(
                matches!(answer.status, 404 | 405),
                "GET {path} is answered with {answer}"
            );
        }
    }
}

/// Other methods get no page.
pub fn refuses_an_unknown_post(server: &Server) {
    let answer = server.post("api/v1/nonexistent", &json!({}));
    assert_eq!(answer.expect(405), json!({ "detail": "Method Not Allowed" }));
}

/// `boards` without its slash is no route, and no redirect either.
pub fn wants_the_slash_of_a_collection(server: &Server) {
    assert!(server.get("api/v1/boards/?all=true").expect(200).is_array());
    let without = server.get("api/v1/boards?all=true");
    assert!(
        without.is_page() || without.status == 404,
        "the answer is {without}"
    );
}
