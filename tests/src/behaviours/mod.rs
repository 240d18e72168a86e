//! The behaviours, by what they are about.
//!
//! Each is a function that takes a server and panics if the server behaves otherwise. Behaviours run at
//! the same time on the same server, so each looks only at what it has made itself, and none touches the whole queue.

pub mod app;
pub mod batches;
pub mod boards;
pub mod calls;
pub(crate) mod client;
pub mod events;
pub mod faults;
pub mod files;
pub mod galleries;
pub mod generation;
pub mod graphs;
pub mod images;
pub mod jobs;
pub mod nodes;
pub mod queue;
pub mod videos;

/// Makes a test of every behaviour, each on what the expression given makes: a [`Server`](crate::server::Server).
#[macro_export]
macro_rules! behaviours {
    ($server:expr) => {
        $crate::behaviours! {
            on $server;
            app:
                tells_its_version,
                answers_an_unknown_get_as_its_release_does,
                refuses_an_unknown_post,
                wants_the_slash_of_a_collection;
            batches:
                is_accepted_with_200,
                lists_its_items_newest_first,
                keeps_the_id_that_it_came_with,
                is_doubled_by_sending_it_twice,
                zips_the_lists_of_a_group,
                multiplies_its_groups,
                repeats_its_data_for_every_run,
                is_empty_with_an_empty_list,
                refuses_lists_of_different_lengths,
                refuses_a_field_that_is_not_there,
                is_unknown_without_an_error;
            boards:
                is_made_listed_renamed_and_deleted,
                wants_to_know_which_part_of_the_list,
                takes_images_and_gives_them_back,
                keeps_its_images_when_it_is_deleted,
                shows_the_newest_image_as_its_cover,
                is_not_there,
                refuses_changes_that_it_does_not_know;
            calls:
                waits_for_the_workflow_that_it_calls,
                fails_with_the_workflow_that_it_calls,
                fails_without_the_workflow_that_it_calls;
            events:
                opens_with_the_times_of_its_heartbeat,
                tells_the_story_of_an_item,
                tells_the_story_of_a_failure,
                numbers_the_states_of_an_item,
                needs_a_subscription_before_6_14,
                ignores_what_it_does_not_know;
            faults:
                lose_and_double_no_job;
            files:
                go_up_from_anywhere,
                come_down_to_anywhere,
                come_in_one_archive,
                are_exported_with_their_records;
            galleries:
                order_boards,
                refuse_boards_that_are_not_there,
                protect_boards,
                know_where_an_image_lies,
                dress_boards,
                filter_images,
                change_many_images;
            generation:
                makes_a_picture_with_sd1,
                makes_a_picture_with_sdxl,
                shows_previews_on_the_way,
                draws_the_same_picture_from_the_same_seed,
                refuses_an_unknown_model_when_it_runs;
            graphs:
                may_be_empty,
                refuses_an_unknown_type,
                refuses_a_wrong_value_and_says_where,
                reads_a_number_from_a_string,
                ignores_an_unknown_field,
                refuses_a_cycle,
                refuses_an_edge_from_nowhere,
                refuses_an_edge_into_an_unknown_field,
                refuses_types_that_do_not_connect,
                takes_integers_for_floats_and_strings,
                refuses_a_node_under_another_id,
                breaks_on_a_batch_node;
            images:
                is_uploaded_and_read_back,
                says_where_its_bytes_are_without_the_host,
                has_a_thumbnail,
                refuses_what_is_no_image,
                is_unknown_with_404,
                is_listed_by_board_and_category,
                is_starred_and_deleted,
                passes_over_names_that_it_does_not_know,
                keeps_the_graph_that_made_it;
            jobs:
                bring_a_picture_home,
                run_once_for_each_picture_of_a_board,
                tell_of_every_node_that_runs,
                keep_the_order_of_their_batch,
                upload_the_pictures_they_need,
                come_back_out_of_the_pictures_they_made,
                find_their_models_by_name,
                look_up_the_models_that_they_name,
                say_which_model_is_missing,
                say_which_node_failed,
                end_when_they_are_canceled,
                run_side_by_side_on_one_client,
                are_found_again_by_their_batch,
                give_their_place_to_those_that_repeat_them,
                give_typed_values,
                are_submitted_by_scripts_too,
                wait_for_the_workflows_that_they_call;
            nodes:
                computes_with_integers_and_floats,
                works_on_strings,
                iterates_and_collects_in_order,
                multiplies_two_iterations,
                makes_a_blank_image,
                resizes_crops_and_blurs,
                multiplies_two_images,
                saves_to_a_board,
                gives_the_same_image_from_the_cache;
            queue:
                shows_a_finished_item_with_its_results,
                leaves_out_what_an_item_has_not,
                fails_with_the_name_of_the_fault,
                misses_an_input_only_when_it_runs,
                does_not_know_an_item,
                cancels_what_waits,
                leaves_a_finished_item_as_it_is,
                retries_a_failed_item_as_a_new_one;
            videos:
                are_uploaded_and_read_in_parts,
                are_refused_when_they_are_something_else,
                are_starred_moved_and_deleted,
                are_handled_by_our_client,
                stay_on_protected_boards;
        }
    };
    (on $server:expr; $($module:ident: $($behaviour:ident),+;)+) => {
        $(
            mod $module {
                $(
                    #[test]
                    fn $behaviour() {
                        $crate::behaviours::$module::$behaviour(&$server);
                    }
                )+
            }
        )+
    };
}
