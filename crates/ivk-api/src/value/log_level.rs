//! The server's log level, which travels as a number.

use serde::{Deserialize, Serialize};

/// How much the server writes to its log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "i64", into = "i64")]
#[non_exhaustive]
pub enum LogLevel {
    /// No level of its own: 0.
    #[default]
    NotSet,
    /// 10.
    Debug,
    /// 20.
    Info,
    /// 30.
    Warning,
    /// 40.
    Error,
    /// 50.
    Critical,
    /// A number between or beyond those.
    Other(i64),
}

impl From<i64> for LogLevel {
    fn from(number: i64) -> Self {
        match number {
            0 => Self::NotSet,
            10 => Self::Debug,
            20 => Self::Info,
            30 => Self::Warning,
            40 => Self::Error,
            50 => Self::Critical,
            other => Self::Other(other),
        }
    }
}

impl From<LogLevel> for i64 {
    fn from(level: LogLevel) -> Self {
        match level {
            LogLevel::NotSet => 0,
            LogLevel::Debug => 10,
            LogLevel::Info => 20,
            LogLevel::Warning => 30,
            LogLevel::Error => 40,
            LogLevel::Critical => 50,
            LogLevel::Other(number) => number,
        }
    }
}
