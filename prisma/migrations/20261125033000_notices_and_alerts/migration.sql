CREATE TABLE "admin_notification" (
    "id" SERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "priority_rank" SMALLINT NOT NULL,
    "title" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "fold_count" INTEGER NOT NULL DEFAULT 1,
    "is_folding" BOOLEAN NOT NULL DEFAULT true,
    "action_required" BOOLEAN NOT NULL DEFAULT false,
    "action_url" TEXT,
    "notification_metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "handled_by_id" UUID,

    CONSTRAINT "admin_notification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "admin_notification_read" (
    "notification_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "admin_notification_read_pkey" PRIMARY KEY ("notification_id","user_id")
);

CREATE TABLE "platform_alert" (
    "id" SERIAL NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "is_current" BOOLEAN NOT NULL DEFAULT true,
    "source" TEXT NOT NULL DEFAULT '',
    "alert_type" TEXT NOT NULL,
    "severity_rank" SMALLINT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "affected_stores" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "affected_systems" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "occurrence_count" BIGINT NOT NULL DEFAULT 1,
    "first_occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "last_occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "episodes" INTEGER NOT NULL DEFAULT 1,
    "last_outcome" TEXT NOT NULL DEFAULT 'opened',
    "is_resolved" BOOLEAN NOT NULL DEFAULT false,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "resolution_notes" TEXT NOT NULL DEFAULT '',
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "assigned_to_id" UUID,
    "snoozed_until" TIMESTAMPTZ(3),

    CONSTRAINT "platform_alert_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "alert_occurrence" (
    "alert_id" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "alert_occurrence_pkey" PRIMARY KEY ("alert_id","from_at")
);

CREATE TABLE "ingest_source" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "prefix" TEXT NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "ingest_source_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "admin_notification_created_at_id_idx" ON "admin_notification"("created_at" DESC, "id" DESC);

CREATE INDEX "admin_notification_priority_rank_created_at_id_idx" ON "admin_notification"("priority_rank" DESC, "created_at" DESC, "id" DESC);

CREATE INDEX "admin_notification_read_user_id_idx" ON "admin_notification_read"("user_id");

CREATE INDEX "platform_alert_source_created_idx" ON "platform_alert"("source", "created");

CREATE INDEX "alert_occurrence_from_at_idx" ON "alert_occurrence"("from_at");

CREATE UNIQUE INDEX "ingest_source_token_hash_key" ON "ingest_source"("token_hash");

ALTER TABLE "admin_notification_read" ADD CONSTRAINT "admin_notification_read_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "admin_notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "admin_notification_read" ADD CONSTRAINT "admin_notification_read_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "alert_occurrence" ADD CONSTRAINT "alert_occurrence_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "platform_alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

ALTER TABLE admin_notification
  ADD CONSTRAINT notification_priority_known CHECK (priority_rank BETWEEN 1 AND 4),
  ADD CONSTRAINT notification_folds CHECK (fold_count >= 1),
  ADD CONSTRAINT notification_handling_said CHECK (handled_at IS NOT NULL OR handled_by_id IS NULL),
  ADD CONSTRAINT notification_leads_on CHECK (action_url ~ '^(/|https?://)');
-- One notice per type and fingerprint is counted in; the older ones have had their hour.
CREATE UNIQUE INDEX notification_folding ON admin_notification (type, fingerprint) WHERE is_folding;

ALTER TABLE platform_alert
  ADD CONSTRAINT alert_severity_known CHECK (severity_rank BETWEEN 1 AND 4),
  ADD CONSTRAINT alert_outcome_known CHECK (last_outcome IN ('opened', 'reopened', 'escalated', 'counted')),
  ADD CONSTRAINT alert_counts CHECK (occurrence_count >= 1 AND episodes >= 1),
  ADD CONSTRAINT alert_resolution_said CHECK (is_resolved = (resolved_at IS NOT NULL)),
  ADD CONSTRAINT alert_open_is_current CHECK (is_resolved OR is_current);
-- Reports are counted by this index: at most one open alert per fingerprint, and none beside one that may open again.
CREATE UNIQUE INDEX alert_current ON platform_alert (fingerprint) WHERE is_current;
CREATE INDEX alert_resolved ON platform_alert (resolved_at) WHERE is_resolved;
CREATE INDEX alert_open ON platform_alert (severity_rank) WHERE NOT is_resolved;

ALTER TABLE alert_occurrence
  ADD CONSTRAINT occurrence_counts CHECK (count >= 1);

ALTER TABLE ingest_source
  ADD CONSTRAINT ingest_kind_known CHECK (kind IN ('alertmanager', 'events'));
CREATE UNIQUE INDEX ingest_source_in_use ON ingest_source (lower(name)) WHERE revoked_at IS NULL;
-- Room on each page for the rows that reports count up in place.
ALTER TABLE platform_alert SET (fillfactor = 60);
ALTER TABLE alert_occurrence SET (fillfactor = 60);
