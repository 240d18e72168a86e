//! Records of queue items.

use rusqlite::{OptionalExtension, Row, ToSql, params};
use serde::Serialize;

use super::{Result, Store};

/// A queue item as it is kept. The session and the field values are JSON text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ItemRecord {
    pub(crate) item_id: i64,
    pub(crate) status: String,
    pub(crate) status_sequence: i64,
    pub(crate) priority: i64,
    pub(crate) batch_id: String,
    pub(crate) origin: Option<String>,
    pub(crate) destination: Option<String>,
    pub(crate) session_id: String,
    pub(crate) error_type: Option<String>,
    pub(crate) error_message: Option<String>,
    pub(crate) error_traceback: Option<String>,
    pub(crate) created_at: String,
    pub(crate) updated_at: String,
    pub(crate) started_at: Option<String>,
    pub(crate) completed_at: Option<String>,
    pub(crate) queue_id: String,
    pub(crate) field_values: Option<String>,
    pub(crate) retried_from_item_id: Option<i64>,
    pub(crate) device: Option<String>,
    pub(crate) session: String,
    pub(crate) workflow: Option<String>,
    pub(crate) call: Option<CallOrigin>,
}

/// The call that an item serves.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CallOrigin {
    pub(crate) call_id: String,
    pub(crate) parent_item_id: i64,
    pub(crate) parent_session_id: String,
    /// The item that everything began with.
    pub(crate) root_item_id: i64,
    /// 1 for what that one called itself.
    pub(crate) depth: i64,
}

const COLUMNS: &str = "item_id, status, status_sequence, priority, batch_id, origin, destination, session_id,
    error_type, error_message, error_traceback, created_at, updated_at, started_at, completed_at, queue_id,
    field_values, retried_from_item_id, device, session, workflow, workflow_call_id, parent_item_id,
    parent_session_id, root_item_id, workflow_call_depth";

/// Statuses that never change again.
const TERMINAL: &str = "('completed', 'failed', 'canceled')";
const NOW: &str = "STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')";

impl ItemRecord {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            item_id: row.get(0)?,
            status: row.get(1)?,
            status_sequence: row.get(2)?,
            priority: row.get(3)?,
            batch_id: row.get(4)?,
            origin: row.get(5)?,
            destination: row.get(6)?,
            session_id: row.get(7)?,
            error_type: row.get(8)?,
            error_message: row.get(9)?,
            error_traceback: row.get(10)?,
            created_at: row.get(11)?,
            updated_at: row.get(12)?,
            started_at: row.get(13)?,
            completed_at: row.get(14)?,
            queue_id: row.get(15)?,
            field_values: row.get(16)?,
            retried_from_item_id: row.get(17)?,
            device: row.get(18)?,
            session: row.get(19)?,
            workflow: row.get(20)?,
            call: CallOrigin::read(row)?,
        })
    }

    /// Whether the status will never change again.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self.status.as_str(), "completed" | "failed" | "canceled")
    }
}

impl CallOrigin {
    fn read(row: &Row<'_>) -> rusqlite::Result<Option<Self>> {
        let Some(call_id) = row.get(21)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            call_id,
            parent_item_id: row.get(22)?,
            parent_session_id: row.get(23)?,
            root_item_id: row.get(24)?,
            depth: row.get(25)?,
        }))
    }
}

/// What is known of an item when it is enqueued.
#[derive(Debug, Clone)]
pub(crate) struct NewItem {
    pub(crate) queue_id: String,
    pub(crate) batch_id: String,
    pub(crate) session_id: String,
    pub(crate) session: String,
    pub(crate) priority: i64,
    pub(crate) origin: Option<String>,
    pub(crate) destination: Option<String>,
    pub(crate) field_values: Option<String>,
    pub(crate) retried_from_item_id: Option<i64>,
    pub(crate) workflow: Option<String>,
    pub(crate) call: Option<CallOrigin>,
}

/// The next status of an item.
#[derive(Debug, Clone, Default)]
pub(crate) struct Transition<'a> {
    pub(crate) status: &'a str,
    pub(crate) error_type: Option<&'a str>,
    pub(crate) error_message: Option<&'a str>,
    pub(crate) error_traceback: Option<&'a str>,
    pub(crate) device: Option<&'a str>,
}

impl<'a> Transition<'a> {
    /// To a status that needs no further words.
    pub(crate) fn to(status: &'a str) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }
}

/// Which items of a queue an operation is about.
#[derive(Debug, Clone, Default)]
pub(crate) struct ItemFilter<'a> {
    pub(crate) queue_id: &'a str,
    pub(crate) batch_ids: Option<&'a [String]>,
    pub(crate) destination: Option<&'a str>,
}

impl<'a> ItemFilter<'a> {
    /// All items of a queue.
    pub(crate) fn queue(queue_id: &'a str) -> Self {
        Self {
            queue_id,
            ..Self::default()
        }
    }

    fn condition(&self) -> (String, Vec<&dyn ToSql>) {
        let mut condition = String::from("queue_id = ?");
        let mut values: Vec<&dyn ToSql> = vec![&self.queue_id];
        if let Some(batch_ids) = self.batch_ids {
            let places = vec!["?"; batch_ids.len()].join(", ");
            condition.push_str(&format!(" AND batch_id IN ({places})"));
            values.extend(batch_ids.iter().map(|id| id as &dyn ToSql));
        }
        if let Some(destination) = &self.destination {
            condition.push_str(" AND destination = ?");
            values.push(destination);
        }
        (condition, values)
    }
}

/// How many items have which status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    pub(crate) pending: i64,
    pub(crate) in_progress: i64,
    pub(crate) waiting: i64,
    pub(crate) completed: i64,
    pub(crate) failed: i64,
    pub(crate) canceled: i64,
    pub(crate) total: i64,
}

impl Counts {
    fn add(&mut self, status: &str, count: i64) {
        match status {
            "pending" => self.pending = count,
            "in_progress" => self.in_progress = count,
            "waiting" => self.waiting = count,
            "completed" => self.completed = count,
            "failed" => self.failed = count,
            "canceled" => self.canceled = count,
            _ => {}
        }
        self.total += count;
    }
}

impl Store {
    /// Adds items, oldest first, all or none.
    pub(crate) fn add_items(&self, items: &[NewItem]) -> Result<()> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        {
            let mut statement = transaction.prepare(
                "INSERT INTO queue (queue_id, batch_id, session_id, session, priority, origin, destination,
                    field_values, retried_from_item_id, workflow, workflow_call_id, parent_item_id,
                    parent_session_id, root_item_id, workflow_call_depth)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?;
            for item in items {
                statement.execute(params![
                    item.queue_id,
                    item.batch_id,
                    item.session_id,
                    item.session,
                    item.priority,
                    item.origin,
                    item.destination,
                    item.field_values,
                    item.retried_from_item_id,
                    item.workflow,
                    item.call.as_ref().map(|call| &call.call_id),
                    item.call.as_ref().map(|call| call.parent_item_id),
                    item.call.as_ref().map(|call| &call.parent_session_id),
                    item.call.as_ref().map(|call| call.root_item_id),
                    item.call.as_ref().map(|call| call.depth),
                ])?;
            }
        }
        Ok(transaction.commit()?)
    }

    /// How many items of a queue are pending, and the highest priority among them.
    pub(crate) fn pending(&self, queue_id: &str) -> Result<(i64, i64)> {
        let query = "SELECT COUNT(*), coalesce(MAX(priority), 0) FROM queue WHERE queue_id = ? AND status = 'pending'";
        Ok(self
            .connection()
            .query_row(query, [queue_id], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// The ids of a batch, newest first, whatever queue they are in.
    pub(crate) fn batch_item_ids(&self, batch_id: &str) -> Result<Vec<i64>> {
        let connection = self.connection();
        let mut statement =
            connection.prepare("SELECT item_id FROM queue WHERE batch_id = ? ORDER BY item_id DESC")?;
        let ids = statement.query_map([batch_id], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// One item, in whatever queue it is.
    pub(crate) fn item(&self, item_id: i64) -> Result<Option<ItemRecord>> {
        let query = format!("SELECT {COLUMNS} FROM queue WHERE item_id = ?");
        Ok(self
            .connection()
            .query_row(&query, [item_id], ItemRecord::read)
            .optional()?)
    }

    /// The item that runs next; of one queue, or of all.
    pub(crate) fn next_item(&self, queue_id: Option<&str>) -> Result<Option<ItemRecord>> {
        let query = format!(
            "SELECT {COLUMNS} FROM queue WHERE status = 'pending' AND (?1 IS NULL OR queue_id = ?1)
             ORDER BY priority DESC, item_id ASC LIMIT 1"
        );
        Ok(self
            .connection()
            .query_row(&query, [queue_id], ItemRecord::read)
            .optional()?)
    }

    /// The item of a queue that is running.
    pub(crate) fn current_item(&self, queue_id: &str) -> Result<Option<ItemRecord>> {
        let query =
            format!("SELECT {COLUMNS} FROM queue WHERE status = 'in_progress' AND queue_id = ? LIMIT 1");
        Ok(self
            .connection()
            .query_row(&query, [queue_id], ItemRecord::read)
            .optional()?)
    }

    /// The items that a filter selects, in the order in which they run.
    pub(crate) fn items(&self, filter: &ItemFilter<'_>) -> Result<Vec<ItemRecord>> {
        let (condition, values) = filter.condition();
        let query =
            format!("SELECT {COLUMNS} FROM queue WHERE {condition} ORDER BY priority DESC, item_id ASC");
        let connection = self.connection();
        let mut statement = connection.prepare(&query)?;
        let items = statement.query_map(values.as_slice(), ItemRecord::read)?;
        Ok(items.collect::<rusqlite::Result<_>>()?)
    }

    /// The ids of a queue by age.
    pub(crate) fn item_ids(&self, queue_id: &str, descending: bool) -> Result<Vec<i64>> {
        let direction = if descending { "DESC" } else { "ASC" };
        let query = format!(
            "SELECT item_id FROM queue WHERE queue_id = ? ORDER BY created_at {direction}, item_id {direction}"
        );
        let connection = self.connection();
        let mut statement = connection.prepare(&query)?;
        let ids = statement.query_map([queue_id], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// Moves an item to a status, unless it has a final one. Answers the item as it is then, and whether this call
    /// moved it; `None` when there is no such item.
    pub(crate) fn move_item(&self, item_id: i64, to: &Transition<'_>) -> Result<Option<(ItemRecord, bool)>> {
        let moved = self.connection().execute(
            &format!(
                "UPDATE queue SET status = ?2, status_sequence = status_sequence + 1, error_type = ?3,
                    error_message = ?4, error_traceback = ?5, device = coalesce(?6, device), updated_at = {NOW},
                    started_at = CASE WHEN ?2 = 'in_progress' THEN {NOW} ELSE started_at END,
                    completed_at = CASE WHEN ?2 IN {TERMINAL} THEN {NOW} ELSE completed_at END
                 WHERE item_id = ?1 AND status NOT IN {TERMINAL}"
            ),
            params![item_id, to.status, to.error_type, to.error_message, to.error_traceback, to.device],
        )? > 0;
        Ok(self.item(item_id)?.map(|item| (item, moved)))
    }

    /// Cancels the items of a filter that wait for their turn. Answers their ids.
    pub(crate) fn cancel_waiting_items(&self, filter: &ItemFilter<'_>) -> Result<Vec<i64>> {
        let change = format!(
            "UPDATE queue SET status = 'canceled', status_sequence = status_sequence + 1, updated_at = {NOW},
                completed_at = {NOW}"
        );
        self.apply(&change, filter, "status IN ('pending', 'waiting')")
    }

    /// Deletes the items of a filter that wait for their turn. Answers their ids.
    pub(crate) fn delete_waiting_items(&self, filter: &ItemFilter<'_>) -> Result<Vec<i64>> {
        self.apply("DELETE FROM queue", filter, "status IN ('pending', 'waiting')")
    }

    /// Deletes the items of a filter that have a final status. Answers their ids.
    pub(crate) fn delete_finished_items(&self, filter: &ItemFilter<'_>) -> Result<Vec<i64>> {
        self.apply("DELETE FROM queue", filter, &format!("status IN {TERMINAL}"))
    }

    /// Deletes all items of a filter. Answers their ids.
    pub(crate) fn delete_items(&self, filter: &ItemFilter<'_>) -> Result<Vec<i64>> {
        self.apply("DELETE FROM queue", filter, "1 = 1")
    }

    /// The ids of all items of the chain of calls that an item belongs to; only its own where there is none.
    pub(crate) fn call_chain(&self, item_id: i64) -> Result<Vec<i64>> {
        let connection = self.connection();
        let mut statement = connection.prepare(
            "WITH root AS (SELECT coalesce(root_item_id, item_id) AS id FROM queue WHERE item_id = ?)
             SELECT item_id FROM queue, root WHERE item_id = root.id OR root_item_id = root.id ORDER BY item_id",
        )?;
        let ids = statement.query_map([item_id], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// Deletes one item. Whether there was one.
    pub(crate) fn delete_item(&self, item_id: i64) -> Result<bool> {
        Ok(self
            .connection()
            .execute("DELETE FROM queue WHERE item_id = ?", [item_id])?
            > 0)
    }

    fn apply(&self, change: &str, filter: &ItemFilter<'_>, more: &str) -> Result<Vec<i64>> {
        let (condition, values) = filter.condition();
        let connection = self.connection();
        let mut statement = connection.prepare(&format!(
            "{change} WHERE {condition} AND {more} RETURNING item_id"
        ))?;
        let ids = statement.query_map(values.as_slice(), |row| row.get(0))?;
        let mut ids: Vec<i64> = ids.collect::<rusqlite::Result<_>>()?;
        ids.sort_unstable();
        Ok(ids)
    }

    /// The ids of the items of a filter that are running.
    pub(crate) fn running_item_ids(&self, filter: &ItemFilter<'_>) -> Result<Vec<i64>> {
        let (condition, values) = filter.condition();
        let connection = self.connection();
        let mut statement = connection.prepare(&format!(
            "SELECT item_id FROM queue WHERE {condition} AND status = 'in_progress'"
        ))?;
        let ids = statement.query_map(values.as_slice(), |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps the state of a session. Whether there is such an item.
    pub(crate) fn set_session(&self, item_id: i64, session: &str) -> Result<bool> {
        let query = "UPDATE queue SET session = ?2 WHERE item_id = ?1";
        Ok(self.connection().execute(query, params![item_id, session])? > 0)
    }

    /// How many items of a filter have which status.
    pub(crate) fn counts(&self, filter: &ItemFilter<'_>) -> Result<Counts> {
        let (condition, values) = filter.condition();
        let connection = self.connection();
        let mut statement = connection.prepare(&format!(
            "SELECT status, COUNT(*) FROM queue WHERE {condition} GROUP BY status"
        ))?;
        let mut counts = Counts::default();
        let mut rows = statement.query(values.as_slice())?;
        while let Some(row) = rows.next()? {
            counts.add(&row.get::<_, String>(0)?, row.get(1)?);
        }
        Ok(counts)
    }

    /// Origin and destination of a batch, from one of its items.
    pub(crate) fn batch_labels(
        &self,
        queue_id: &str,
        batch_id: &str,
    ) -> Result<(Option<String>, Option<String>)> {
        let query = "SELECT origin, destination FROM queue WHERE queue_id = ? AND batch_id = ? LIMIT 1";
        let row = self
            .connection()
            .query_row(query, [queue_id, batch_id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(row.unwrap_or_default())
    }
}
