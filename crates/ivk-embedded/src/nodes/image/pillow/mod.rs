//! Pictures as Pillow computes them.
//!
//! InvokeAI's image nodes are thin layers over Pillow, whose results depend on its own fixed-point arithmetic. The
//! parts that nodes need are written here with the same arithmetic, so that a workflow gives the same pixels on
//! the embedded server as on a real one (Pillow 12.3, the version that InvokeAI 6.14.2 installs).

mod arithmetic;
mod blur;
mod composite;
mod convert;
mod enhance;
mod hsv;
mod lab;
mod raster;
mod resample;
mod ycbcr;

pub(super) use arithmetic::{blend, invert, multiply};
pub(super) use blur::{box_blur, gaussian_blur};
pub(super) use composite::{alpha_composite, crop, paste, paste_masked, put_alpha};
pub(super) use enhance::{Enhancement, enhance};
pub(super) use raster::{Mode, Raster};
pub(super) use resample::{Filter, fit, pad, resize};
