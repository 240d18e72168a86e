//! Asks the server what the generators of a workflow cannot know: prompts of templates, and images of boards.

use ivk_api::operations::boards::ListAllBoardImageNames;
use ivk_api::operations::utilities::ParseDynamicprompts;
use ivk_api::transport::call;
use ivk_api::types;
use ivk_fields::generator::{Answers, GeneratorSource, ImageCategory, Question};
use ivk_transport::http::Client;

use super::error::RunError;
use super::http::server_error;
use crate::Draft;

/// Answers all questions of a draft that `known` does not answer.
///
/// A prompt that the server cannot parse stands for no prompt, as in the editor; the check of the batch tells it.
pub(super) async fn answers(client: &Client, draft: &Draft, known: &Answers) -> Result<Answers, RunError> {
    let mut answers = known.clone();
    for question in draft.generator_questions() {
        if answers.answer(&question).is_none() {
            let answer = ask(client, &question).await?;
            answers.insert(question, answer);
        }
    }
    Ok(answers)
}

async fn ask(client: &Client, question: &Question) -> Result<Vec<String>, RunError> {
    match question {
        Question::DynamicPrompts {
            prompt,
            max_prompts,
            combinatorial,
            seed,
        } => {
            let mut operation = ParseDynamicprompts::new(prompt)
                .max_prompts(i64::from(*max_prompts))
                .combinatorial(*combinatorial);
            operation.seed = *seed;
            let answer = call(client, &operation).await.map_err(|error| {
                RunError::request("asking for the prompts of a generator", &server_error(error))
            })?;
            Ok(answer.error.map_or(answer.prompts, |_| Vec::new()))
        }
        Question::BoardImages { board_id, category } => {
            let operation = ListAllBoardImageNames::new(board_id.as_str())
                .categories(categories(*category))
                .is_intermediate(false);
            let names = call(client, &operation).await.map_err(|error| {
                RunError::request("asking for the images of a board", &server_error(error))
            })?;
            Ok(names.into_iter().map(|name| name.as_str().to_owned()).collect())
        }
        // Questions of a newer ivk-fields stay open, which the check tells.
        _ => Ok(Vec::new()),
    }
}

/// What the two kinds of the editor's gallery hold.
fn categories(category: ImageCategory) -> Vec<types::ImageCategory> {
    use types::ImageCategory::{Control, General, Mask, Others, User};
    match category {
        ImageCategory::Images => vec![General],
        ImageCategory::Assets => vec![Control, Mask, User, Others],
    }
}
