//! Reads `operations.txt`: what the document does not say about each operation.

use std::collections::BTreeMap;

use super::Result;

/// What the table says about one operation.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) module: String,
    pub(super) class: String,
    pub(super) answer: String,
    pub(super) status: u16,
    pub(super) since: String,
    pub(super) access: String,
    /// In seconds.
    pub(super) patience: Option<u64>,
}

pub(super) type Table = BTreeMap<String, Row>;

pub(super) fn parse(text: &str) -> Result<Table> {
    let mut table = Table::new();
    let mut module = String::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut module);
            continue;
        }
        let columns: Vec<&str> = line.split_whitespace().collect();
        let [name, class, answer, status, since, access, patience] = columns[..] else {
            return Err(format!("operations.txt:{}: seven columns are wanted", index + 1).into());
        };
        let number = |text: &str| {
            text.parse::<u64>()
                .map_err(|_| format!("operations.txt:{}: {text} is no number", index + 1))
        };
        let row = Row {
            module: module.clone(),
            class: class.to_owned(),
            answer: answer.to_owned(),
            status: status
                .parse()
                .map_err(|_| format!("operations.txt:{}: {status} is no status", index + 1))?,
            since: since.to_owned(),
            access: access.to_owned(),
            patience: if patience == "-" {
                None
            } else {
                Some(number(patience)?)
            },
        };
        if table.insert(name.to_owned(), row).is_some() {
            return Err(format!("operations.txt:{}: {name} stands there twice", index + 1).into());
        }
    }
    Ok(table)
}
