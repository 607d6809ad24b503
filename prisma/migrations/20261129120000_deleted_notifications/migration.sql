-- Notifications that staff deleted, kept for a while so that deleting can be undone: the row as it was, and who had read it.
CREATE TABLE deleted_notification (
  id INTEGER PRIMARY KEY,
  notification JSONB NOT NULL,
  reads JSONB NOT NULL,
  deleted_at TIMESTAMPTZ(3) NOT NULL,
  deleted_by_id UUID
);
CREATE INDEX deleted_notification_deleted_at_idx ON deleted_notification (deleted_at);
