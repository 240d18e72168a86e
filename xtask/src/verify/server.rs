//! The server itself, its users, models and nodes. All of this is read only.

use ivk_api::operations::{
    app, authentication, custom_nodes, gallery, image_moves, model_manager, model_relationships, recall,
    utilities, virtual_boards,
};
use ivk_api::types::{
    BulkDeleteModelsRequest, BulkReidentifyModelsRequest, DeleteOrphanedModelsRequest, ModelKey,
    ModelRecordChanges, ModelRelationshipBatchRequest, RecallParameter, UpdateAppGenerationSettingsRequest,
};

use super::call::Caller;

pub(super) fn call(caller: &mut Caller) {
    caller.call(&app::AppVersion::new());
    caller.call(&app::GetAppDeps::new());
    caller.call(&app::GetPatchmatchStatus::new());
    caller.call(&app::GetGenerationDeviceOptions::new());
    caller.call(&app::GetRuntimeConfig::new());
    caller.call(&app::UpdateRuntimeConfig::new(
        UpdateAppGenerationSettingsRequest::default(),
    ));
    caller.call(&app::GetExternalProviderStatuses::new());
    caller.call(&app::GetExternalProviderConfigs::new());
    if let Some(level) = caller.call(&app::GetLogLevel::new()) {
        caller.call(&app::SetLogLevel::new(level));
    }
    if let Some(cache) = caller.call(&app::GetInvocationCacheStatus::new())
        && cache.enabled
    {
        caller.call(&app::EnableInvocationCache::new());
    }

    caller.call(&authentication::GetSetupStatus::new());
    caller.call(&authentication::GetCurrentUserInfo::new());
    caller.call(&authentication::GeneratePassword::new());
    caller.call(&authentication::ListUsers::new());
    caller.call(&authentication::RefreshMediaCookie::new());
    caller.call(&authentication::Logout::new());

    models(caller);

    caller.call(&custom_nodes::ListCustomNodePacks::new());
    caller.call(&custom_nodes::UninstallCustomNodePack::new("no_such_pack"));
    caller.call(&image_moves::GetImageMoveStatus::new());
    caller.call(&utilities::ParseDynamicprompts::new("a {cat|dog}").max_prompts(10));
    if let Some(found) = caller.call(&utilities::ListUserFonts::new())
        && let Some(font) = found.fonts.first()
    {
        caller.call(&utilities::GetUserFontFile::new(&font.path));
    }
    caller.call(&gallery::ListGalleryItems::new().limit(20));
    caller.call(&gallery::ListGalleryItemNames::new());
    caller.call(&gallery::GetGalleryItemNames::new());
    if let Some(days) = caller.call(&virtual_boards::ListVirtualBoardsByDate::new())
        && let Some(day) = days.first()
    {
        caller.call(&virtual_boards::ListVirtualBoardImageNamesByDate::new(&day.date));
        caller.call(&virtual_boards::ListVirtualBoardItemNamesByDate::new(&day.date));
    }
    caller.call(&recall::GetRecallParameters::new("verify"));
    caller.call(&recall::UpdateRecallParameters::new(
        "verify",
        RecallParameter::default().steps(20),
    ));
}

fn models(caller: &mut Caller) {
    // No keys and no paths, because nothing of others is to be touched.
    let none = Vec::<ModelKey>::new;
    caller.call(&model_manager::BulkDeleteModels::new(
        BulkDeleteModelsRequest::new(none()),
    ));
    caller.call(&model_manager::BulkReidentifyModels::new(
        BulkReidentifyModelsRequest::new(none()),
    ));
    let no_paths = DeleteOrphanedModelsRequest::new(Vec::<String>::new());
    caller.call(&model_manager::DeleteOrphanedModels::new(no_paths));
    caller.call(&model_manager::ListMissingModels::new());
    caller.call(&model_manager::GetStats::new());
    caller.call(&model_manager::GetStarterModels::new());
    caller.call(&model_manager::GetHfLoginStatus::new());
    caller.call(&model_manager::GetOrphanedModels::new());
    caller.call(&model_manager::ScanForModels::new().scan_path("/no/such/folder"));
    for job in caller
        .call(&model_manager::ListModelInstalls::new())
        .unwrap_or_default()
    {
        caller.call(&model_manager::GetModelInstallJob::new(job.id));
    }
    let Some(list) = caller.call(&model_manager::ListModelRecords::new()) else {
        return;
    };
    for model in &list.models {
        caller.call(&model_manager::GetModelRecord::new(&model.key));
        caller.call(&model_manager::GetModelRecordsByHash::new(&model.hash));
        let by_name =
            model_manager::GetModelRecordsByAttrs::new(&model.name, model.r#type.clone(), model.base.clone());
        caller.call(&by_name);
        caller.call(&model_relationships::GetRelatedModels::new(&model.key));
    }
    if let Some(model) = list.models.first() {
        caller.call(&model_manager::GetModelImage::new(&model.key));
        let same = ModelRecordChanges::default().name(&model.name);
        caller.call(&model_manager::UpdateModelRecord::new(&model.key, same));
    }
    let keys = list.models.iter().map(|model| &model.key);
    let batch = ModelRelationshipBatchRequest::new(keys);
    caller.call(&model_relationships::GetRelatedModelsBatch::new(batch));
    if let [one, other, ..] = &list.models[..] {
        relate(caller, &one.key, &other.key);
    }
}

/// Relates two models that were not related, and ends that again.
fn relate(caller: &mut Caller, one: &ModelKey, other: &ModelKey) {
    use ivk_api::types::ModelRelationshipCreateRequest as Pair;
    let related = caller
        .call(&model_relationships::GetRelatedModels::new(one))
        .unwrap_or_default();
    if !related.contains(other) {
        caller.call(&model_relationships::AddModelRelationship::new(Pair::new(
            one.as_str(),
            other.as_str(),
        )));
        caller.call(&model_relationships::RemoveModelRelationship::new(Pair::new(
            one.as_str(),
            other.as_str(),
        )));
    }
}
