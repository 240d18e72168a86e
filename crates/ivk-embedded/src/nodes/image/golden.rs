//! The image nodes against what a real server (InvokeAI 6.14.2) made of the same pictures.

use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};
use serde_json::Value;

use super::pillow::Raster;
use crate::nodes::testing::Memory;

const RECORDED: &str = include_str!("../../../tests/data/image-nodes-6.14.2.json");

/// The pictures that were uploaded: two of noise, and one of smooth colors.
fn memory() -> Memory {
    let noise = |count: usize, seed: u32| {
        let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        let states = std::iter::successors(next(&seed), next);
        states
            .take(count)
            .map(|state| (state >> 24) as u8)
            .collect::<Vec<_>>()
    };
    let smooth = (0..22_usize).flat_map(|y| {
        (0..31).flat_map(move |x| {
            (0..3).map(move |k| ((x * (7 + 3 * k) + y * (11 - 2 * k) + 40 * k) % 256) as u8)
        })
    });
    let mut memory = Memory::default();
    let mut keep = |name: &str, image: DynamicImage| drop(memory.images.insert(name.to_owned(), image));
    keep(
        "noise",
        RgbaImage::from_raw(24, 17, noise(24 * 17 * 4, 1)).unwrap().into(),
    );
    keep(
        "gray",
        GrayImage::from_raw(24, 17, noise(24 * 17, 2)).unwrap().into(),
    );
    keep(
        "smooth",
        RgbImage::from_raw(31, 22, smooth.collect()).unwrap().into(),
    );
    memory
}

fn fingerprint(samples: &[u8]) -> String {
    let hash = |hash: u32, sample: &u8| (hash ^ u32::from(*sample)).wrapping_mul(0x0100_0193);
    format!("{:08x}", samples.iter().fold(0x811c_9dc5, hash))
}

#[test]
fn pixels_are_those_of_a_real_server() {
    let recorded: Vec<Value> = serde_json::from_str(RECORDED).unwrap();
    assert!(recorded.len() > 50);
    for case in recorded {
        let node = &case["node"];
        let picture = Raster::from_image(memory().picture(node.clone()));
        assert_eq!(
            format!("{:?}", picture.mode()).to_uppercase(),
            case["mode"].as_str().unwrap(),
            "mode after {node}"
        );
        let size = [picture.width(), picture.height()];
        assert_eq!(serde_json::json!(size), case["size"], "size after {node}");
        assert_eq!(
            fingerprint(picture.samples()),
            case["fnv1a"],
            "pixels after {node}"
        );
    }
}
