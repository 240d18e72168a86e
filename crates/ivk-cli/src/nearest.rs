//! "Did you mean …?"

/// A sentence that names what was probably meant, or nothing.
pub(crate) fn hint<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let given = given.to_lowercase();
    let limit = given.chars().count() / 3 + 1;
    known
        .into_iter()
        .map(|name| (strsim::osa_distance(&given, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| format!("; did you mean {name:?}?"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_is_proposed() {
        assert_eq!(
            hint("denoise_latent", ["noise", "denoise_latents"]),
            "; did you mean \"denoise_latents\"?"
        );
        assert_eq!(hint("xyz", ["noise", "denoise_latents"]), "");
    }
}
