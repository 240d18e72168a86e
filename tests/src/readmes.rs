//! The programs of every README, so that they compile.

macro_rules! readmes {
    ($($name:ident: $path:literal),* $(,)?) => {
        $(#[doc = include_str!($path)] struct $name;)*
    };
}

readmes! {
    Repository: "../../README.md",
    Api: "../../crates/ivk-api/README.md",
    Boards: "../../crates/ivk-boards/README.md",
    Client: "../../crates/ivk-client/README.md",
    Embedded: "../../crates/ivk-embedded/README.md",
    Fields: "../../crates/ivk-fields/README.md",
    Models: "../../crates/ivk-models/README.md",
    Transport: "../../crates/ivk-transport/README.md",
    Workflow: "../../crates/ivk-workflow/README.md",
}
