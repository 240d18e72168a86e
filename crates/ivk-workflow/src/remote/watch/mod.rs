//! Follows jobs: a pure fold of news ([`monitor`]), and the driver that feeds it ([`driver`]).

pub(crate) mod driver;
pub(crate) mod hub;
pub(crate) mod inbox;
pub(crate) mod link;
pub(crate) mod monitor;
pub(crate) mod policy;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod schedules;
#[cfg(test)]
mod stalls;

pub(crate) use driver::Feed;
pub use policy::WatchPolicy;
