//! A whole simulated generation.

use image::DynamicImage;
use serde_json::{Value, json};

use crate::nodes::testing::{Memory, with_model};

/// What a text-to-image graph may vary.
struct Wish {
    prompt: &'static str,
    seed: u64,
    steps: u64,
    size: u64,
}

const WISH: Wish = Wish {
    prompt: "a lighthouse",
    seed: 7,
    steps: 4,
    size: 96,
};

fn server() -> Memory {
    with_model("k", "sd-1")
}

fn denoise(memory: &mut Memory, wish: &Wish) -> Result<(Value, Value), String> {
    let reference = json!({"key": "k", "hash": "h", "name": "n", "base": "sd-1", "type": "main"});
    let loaded = memory.run(json!({"type": "main_model_loader", "model": reference}));
    let mut compel = |prompt: &str| {
        memory.run(json!({"type": "compel", "prompt": prompt, "clip": loaded["clip"]}))["conditioning"]
            .clone()
    };
    let (positive, negative) = (compel(wish.prompt), compel("blurry"));
    let noise =
        memory.run(json!({"type": "noise", "seed": wish.seed, "width": wish.size, "height": wish.size}));
    let denoised = memory.try_run(json!({
        "type": "denoise_latents", "positive_conditioning": positive, "negative_conditioning": negative,
        "noise": noise["noise"], "unet": loaded["unet"], "steps": wish.steps,
    }))?;
    Ok((denoised["latents"].clone(), loaded["vae"].clone()))
}

fn picture(memory: &mut Memory, wish: &Wish) -> DynamicImage {
    let (latents, vae) = denoise(memory, wish).unwrap();
    memory.picture(json!({"type": "l2i", "latents": latents, "vae": vae}))
}

#[test]
fn a_picture_depends_on_what_was_asked_for() {
    let first = picture(&mut server(), &WISH);
    assert_eq!((first.width(), first.height()), (96, 96));
    assert_eq!(
        first,
        picture(&mut server(), &WISH),
        "the same wish gives the same picture"
    );
    for other in [
        Wish {
            prompt: "a fox",
            ..WISH
        },
        Wish { seed: 8, ..WISH },
        Wish { steps: 30, ..WISH },
        Wish { size: 64, ..WISH },
    ] {
        assert_ne!(first, picture(&mut server(), &other));
    }
}

#[test]
fn simulated_pictures_are_marked() {
    let mut memory = server();
    picture(&mut memory, &WISH);
    assert_eq!(memory.simulated.len(), 1);
    assert_eq!(memory.simulated.len(), memory.images.len());
}

#[test]
fn each_step_shows() {
    let mut memory = server();
    picture(&mut memory, &WISH);
    let steps: Vec<_> = memory
        .progress
        .iter()
        .filter(|(message, ..)| message == "Denoising")
        .collect();
    let shares: Vec<_> = steps.iter().filter_map(|(_, share, _)| *share).collect();
    assert_eq!(shares, [0.0, 0.25, 0.5, 0.75, 1.0]);
    for (_, _, preview) in steps {
        let preview = preview.as_ref().unwrap();
        assert_eq!((preview.width, preview.height), (96, 96));
        assert!(preview.data_url.starts_with("data:image/jpeg;base64,/9j/"));
    }
}

#[test]
fn cancelling_stops_between_steps() {
    let mut memory = server();
    memory.cancel_after = Some(10);
    let error = denoise(&mut memory, &Wish { steps: 50, ..WISH }).unwrap_err();
    assert!(error.starts_with("CanceledException"), "{error}");
    assert!(memory.progress.len() < 12);
}

#[test]
fn an_encoded_picture_comes_back() {
    let mut memory = server();
    let red = image::RgbImage::from_pixel(128, 128, image::Rgb([200, 30, 10]));
    let name = memory.keep(red);
    let vae = json!({"vae": {"key": "k", "hash": "h", "name": "n", "base": "sd-1", "type": "vae"}});
    let latents = memory.run(json!({"type": "i2l", "image": {"image_name": name}, "vae": vae}));
    let back = memory
        .picture(json!({"type": "l2i", "latents": latents["latents"], "vae": vae}))
        .to_rgb8();
    let pixel = back.get_pixel(10, 10).0;
    assert!(
        pixel.iter().zip([200, 30, 10]).all(|(a, b)| a.abs_diff(b) <= 1),
        "{pixel:?}"
    );
}
