CREATE TABLE IF NOT EXISTS images (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    image_name TEXT NOT NULL UNIQUE,
    image_origin TEXT NOT NULL,
    image_category TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    session_id TEXT,
    node_id TEXT,
    metadata TEXT,
    is_intermediate INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    has_workflow INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')),
    updated_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))
);

CREATE TABLE IF NOT EXISTS boards (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    board_id TEXT NOT NULL UNIQUE,
    board_name TEXT NOT NULL,
    archived INTEGER NOT NULL DEFAULT 0,
    board_visibility TEXT NOT NULL DEFAULT 'private',
    cover_image_name TEXT,
    created_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')),
    updated_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))
);

-- An image is in one board at most; without a row here it is uncategorized.
CREATE TABLE IF NOT EXISTS board_images (
    image_name TEXT PRIMARY KEY REFERENCES images (image_name) ON DELETE CASCADE,
    board_id TEXT NOT NULL REFERENCES boards (board_id) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS board_images_by_board ON board_images (board_id);

CREATE TABLE IF NOT EXISTS queue (
    item_id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue_id TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    session TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'pending',
    status_sequence INTEGER NOT NULL DEFAULT 0,
    priority INTEGER NOT NULL DEFAULT 0,
    origin TEXT,
    destination TEXT,
    error_type TEXT,
    error_message TEXT,
    error_traceback TEXT,
    created_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')),
    updated_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')),
    started_at TEXT,
    completed_at TEXT,
    field_values TEXT,
    retried_from_item_id INTEGER,
    device TEXT,
    workflow TEXT,
    workflow_call_id TEXT,
    parent_item_id INTEGER,
    parent_session_id TEXT,
    root_item_id INTEGER,
    workflow_call_depth INTEGER
);
CREATE INDEX IF NOT EXISTS queue_by_status ON queue (queue_id, status);
CREATE INDEX IF NOT EXISTS queue_by_batch ON queue (batch_id);

CREATE TABLE IF NOT EXISTS workflows (
    workflow_id TEXT PRIMARY KEY,
    workflow TEXT NOT NULL,
    created_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')),
    updated_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))
);

CREATE TABLE IF NOT EXISTS videos (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    video_name TEXT NOT NULL UNIQUE,
    video_origin TEXT NOT NULL,
    video_category TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    duration REAL NOT NULL,
    fps REAL,
    session_id TEXT,
    metadata TEXT,
    is_intermediate INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')),
    updated_at TEXT NOT NULL DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))
);

CREATE TABLE IF NOT EXISTS board_videos (
    video_name TEXT PRIMARY KEY REFERENCES videos (video_name) ON DELETE CASCADE,
    board_id TEXT NOT NULL REFERENCES boards (board_id) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS board_videos_by_board ON board_videos (board_id);
