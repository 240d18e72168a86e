//! The names of `invokeai-py-client`, and what they are here.
//!
//! For people who move a program over. The left column is version 1.1.1 of the Python client.
//!
//! # The client
//!
//! | Python | here | note |
//! | --- | --- | --- |
//! | `InvokeAIClient(host, port, …)`, `from_url` | [`Client::builder`] | one address: `localhost:9090`, `https://host/invoke/`, `[::1]:9090` |
//! | `api_key` | [`ClientBuilder::user`], [`ClientBuilder::token`] | a user signs in again when a token has expired; a token goes to the socket too, and is renewed when the server renews it |
//! | `timeout`, `max_retries`, `verify_ssl` | [`ClientBuilder::transport`] | with [`http::ClientBuilder`](crate::transport::http::ClientBuilder); a retry never doubles work |
//! | `health_check()` | [`Server::version`](crate::Server::version) | tells InvokeAI from any other page that answers |
//! | `workflow_repo`, `board_repo`, `dnn_model_repo`, `queue_repo` | [`workflows`](Client::workflows), [`boards`](Client::boards) and [`images`](Client::images), [`models`](Client::models), [`queue`](Client::queue) | |
//! | `connect_socketio`, `socketio_session` | – | connects when the first job is followed, and reconnects by itself |
//!
//! # Workflows
//!
//! | Python | here | note |
//! | --- | --- | --- |
//! | `WorkflowDefinition.from_file`, `from_dict` | [`Workflow::from_path`], [`str::parse`] | immutable, and every schema version that the editor loads |
//! | `create_workflow(definition)` → `WorkflowHandle` | [`Workflows::prepare`] → [`Run`] | types, bounds and options come from the server |
//! | `list_inputs()`, `get_input(i)`, `get_input_value(i)` | [`Run::inputs`], [`Draft::input`](crate::workflow::Draft::input) | the same indices; also workflows without a form |
//! | `set_input_value(i, IvkStringField(value=…))` | [`Run::set`] | a plain Rust value, by index, label, or node and field |
//! | `IvkImageField` after `upload_image` | [`Run::set_local_image`] | uploaded when the run is submitted, once per content |
//! | `validate_inputs()` | [`Run::check`] | all problems, by input index |
//! | `sync_dnn_model(by_name, by_base)` | [`Run::match_models`] | key, hash, then name with base and type; never a substitute in silence |
//! | `export_input_index_map`, `verify_input_index_map` | [`IndexMap`](crate::workflow::IndexMap), [`Draft::compare`](crate::workflow::Draft::compare) | reads the Python client's file too |
//! | `submit_sync()`, `submit()` | [`Run::submit`] → [`Job`] | never enqueued twice |
//! | `wait_for_completion_sync(timeout=…)` | [`Job::wait`], [`Job::wait_timeout`] | no limit unless you give one |
//! | `submit_sync_monitor_async()`, callbacks of `submit` | [`Job::next`], [`Job::events`] | a stream; many jobs on one client |
//! | `cancel()` | [`Job::cancel`] | |
//! | `map_outputs_to_images(item)` | [`JobResult::outputs`](crate::workflow::remote::JobResult::outputs), [`ItemResult::outputs_of_input`](crate::workflow::remote::ItemResult::outputs_of_input) | outputs of every node and type |
//! | `_convert_to_api_format()` | [`Draft::enqueue_body`](crate::workflow::Draft::enqueue_body) | the editor's graph |
//!
//! # Boards and images
//!
//! | Python | here | note |
//! | --- | --- | --- |
//! | `list_boards`, `get_board_by_id`, `get_boards_by_name` | [`Boards::list`](crate::boards::Boards::list), [`get`](crate::boards::Boards::get), [`get_by_name`](crate::boards::Boards::get_by_name) | two boards of one name are an error that says so |
//! | `get_uncategorized_handle()`, board id `"none"` | [`BoardRef::Uncategorized`](crate::boards::BoardRef::Uncategorized) | |
//! | `BoardHandle.list_images(…)` | [`Images::list`](crate::boards::Images::list), [`Images::names`](crate::boards::Images::names) with an [`ImageFilter`](crate::boards::ImageFilter) | every argument counts |
//! | `upload_image`, `upload_image_data` | [`Images::upload`](crate::boards::Images::upload) | streamed |
//! | `download_image(name, full_resolution)` | [`Images::download`](crate::boards::Images::download), [`Download::thumbnail`](crate::boards::Download::thumbnail) | one request |
//! | `move_image_to`, `remove_image` | [`Images::move_to`](crate::boards::Images::move_to) | an unknown board is an error |
//! | `star_image`, `unstar_image` | [`Images::star`](crate::boards::Images::star) | |
//!
//! # Models and the queue
//!
//! | Python | here |
//! | --- | --- |
//! | `list_models`, `get_model_by_key` | [`Models::list`](crate::models::Models::list), [`Models::get`](crate::models::Models::get) |
//! | `QueueHandle.get_status`, `list_all`, `get_item` | [`Queue::status`], [`Queue::list`], [`Queue::get`] |
//! | `cancel_all_except_current`, `clear`, `prune` | [`Queue::cancel_waiting`], [`Queue::clear`], [`Queue::prune`] |
//! | anything else of the server | an operation of [`api`](crate::api), sent over [`Client::http`] |
//!
//! # Errors
//!
//! One [`Error`](crate::Error) with a [kind](crate::ErrorKind) takes the place of `requests` exceptions, `RuntimeError` and `ValueError`. A failed
//! run carries the server's own error type, message and traceback, and the node with its label.

#[cfg(doc)]
use {
    crate::workflow::{
        Workflow,
        remote::{Job, Queue, Run, Workflows},
    },
    crate::{Client, ClientBuilder},
};
