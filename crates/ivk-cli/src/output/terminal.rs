//! How large the terminal is.

use console::Term;

/// A size in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) columns: u16,
    pub(crate) rows: u16,
}

/// The size of the terminal behind stdout; where there is none, what `COLUMNS` and `LINES` say, or what terminals had
/// for decades.
pub(crate) fn size() -> Size {
    let variable = |name| {
        std::env::var(name)
            .ok()
            .and_then(|value| value.parse().ok())
            .filter(|size| *size > 0)
    };
    let (rows, columns) = Term::stdout()
        .size_checked()
        .filter(|(rows, columns)| *rows > 0 && *columns > 0)
        .unwrap_or_else(|| (variable("LINES").unwrap_or(24), variable("COLUMNS").unwrap_or(80)));
    Size { columns, rows }
}
