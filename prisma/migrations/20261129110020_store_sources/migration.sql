-- Sources of orders and imports that belong to a store or an organisation: how each has done lately, and what is the matter
-- with its store while something is.
CREATE TABLE store_source (
  id UUID NOT NULL DEFAULT uuid_v7() PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  store_name TEXT NOT NULL,
  bad_answers INTEGER NOT NULL DEFAULT 0,
  heard_at TIMESTAMPTZ(3),
  gaps JSONB NOT NULL DEFAULT '[]',
  issue TEXT,
  issue_at TIMESTAMPTZ(3),
  notification_id INTEGER,
  created TIMESTAMPTZ(3) NOT NULL,
  modified TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX store_source_kind_name_key ON store_source (kind, name);
ALTER TABLE store_source
  ADD CONSTRAINT store_source_kind_known CHECK (kind IN ('orders', 'imports')),
  ADD CONSTRAINT store_source_issue_known CHECK (issue IN ('unreachable', 'nonsense', 'silent')),
  ADD CONSTRAINT store_source_issue_dated CHECK ((issue IS NULL) = (issue_at IS NULL));

ALTER TABLE import ADD COLUMN store_name TEXT NOT NULL DEFAULT '';
