//! The fields that many node types share.

use super::field::Input;
use super::objects;
use super::wire_type::WireType;

/// The board that the node's image goes to.
pub(super) const BOARD: Input = Input::optional("board", objects::BOARD).direct();

/// The metadata that is kept with the node's image.
pub(super) const METADATA: Input = Input::optional("metadata", objects::METADATA).connection();

/// The name of a scheduler.
pub(super) const SCHEDULER: WireType = WireType::Choice(SCHEDULERS);

/// All schedulers.
pub(super) const SCHEDULERS: &[&str] = &[
    "ddim",
    "ddpm",
    "deis",
    "deis_k",
    "lms",
    "lms_k",
    "pndm",
    "heun",
    "heun_k",
    "euler",
    "euler_k",
    "euler_a",
    "kdpm_2",
    "kdpm_2_k",
    "kdpm_2_a",
    "kdpm_2_a_k",
    "dpmpp_2s",
    "dpmpp_2s_k",
    "dpmpp_2m",
    "dpmpp_2m_k",
    "dpmpp_2m_sde",
    "dpmpp_2m_sde_k",
    "dpmpp_3m",
    "dpmpp_3m_k",
    "dpmpp_sde",
    "dpmpp_sde_k",
    "er_sde",
    "unipc",
    "unipc_k",
    "lcm",
    "tcd",
];
