-- AlterTable
ALTER TABLE "rule_subject" ADD COLUMN     "act_on" DATE,
ADD COLUMN     "decided_by_id" UUID,
ADD COLUMN     "due_on" DATE,
ADD COLUMN     "episode" TEXT NOT NULL DEFAULT 'once',
ADD COLUMN     "message_key" TEXT,
ADD COLUMN     "next_try_at" TIMESTAMPTZ(3),
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "rule_id" UUID,
ADD COLUMN     "run_id" UUID,
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "version" INTEGER,
ADD COLUMN     "warned_at" TIMESTAMPTZ(3),
ADD COLUMN     "warned_run_id" UUID,
ALTER COLUMN "before" DROP NOT NULL;

-- CreateTable
CREATE TABLE "scheduled_rule" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "cron" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "run_order" INTEGER NOT NULL DEFAULT 100,
    "is_broken" BOOLEAN NOT NULL DEFAULT false,
    "broken_reasons" JSONB NOT NULL DEFAULT '[]',
    "profile_id" UUID,
    "next_run_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "created" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheduled_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_version" (
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action_key" TEXT NOT NULL,
    "action_config" JSONB NOT NULL,
    "filters" JSONB NOT NULL,
    "max_users" INTEGER NOT NULL,
    "max_percent" DECIMAL(4,1) NOT NULL,
    "warn_days" INTEGER NOT NULL DEFAULT 0,
    "repeat_days" INTEGER,
    "protect_staff" BOOLEAN NOT NULL DEFAULT true,
    "excluded_user_ids" UUID[],
    "approval_policy" TEXT NOT NULL DEFAULT 'when_destructive',
    "differences" JSONB NOT NULL DEFAULT '[]',
    "activated_by_ids" UUID[],

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("rule_id","version")
);

-- CreateTable
CREATE TABLE "rule_reference" (
    "rule_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "path" TEXT NOT NULL,

    CONSTRAINT "rule_reference_pkey" PRIMARY KEY ("rule_id","path")
);

-- CreateTable
CREATE TABLE "rule_snapshot" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "set_hash" TEXT NOT NULL,
    "user_ids" UUID[],
    "excluded" JSONB NOT NULL,

    CONSTRAINT "rule_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_approval" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "set_hash" TEXT NOT NULL,
    "user_ids" UUID[],
    "approved_by_id" UUID NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "run_id" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_run" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "is_late" BOOLEAN NOT NULL DEFAULT false,
    "tick_at" TIMESTAMPTZ(3),
    "missed_ticks" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "is_listed" BOOLEAN NOT NULL DEFAULT false,
    "people_count" INTEGER NOT NULL DEFAULT 0,
    "set_hash" TEXT NOT NULL DEFAULT '',
    "approval_id" UUID,
    "cleared_by_id" UUID,
    "cleared_at" TIMESTAMPTZ(3),
    "cleared_note" TEXT NOT NULL DEFAULT '',
    "quarantine_reason" JSONB,
    "cancel_reason" TEXT,
    "cancel_note" TEXT NOT NULL DEFAULT '',
    "failure" TEXT NOT NULL DEFAULT '',
    "excluded" JSONB NOT NULL DEFAULT '{}',
    "matched" INTEGER NOT NULL DEFAULT 0,
    "lease_id" UUID,
    "heartbeat_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_run_person" (
    "run_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,

    CONSTRAINT "rule_run_person_pkey" PRIMARY KEY ("run_id","subject_id")
);

-- CreateTable
CREATE TABLE "rules_pause" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "paused" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rules_pause_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "scheduled_rule_profile_id_key" ON "scheduled_rule"("profile_id");

-- CreateIndex
CREATE INDEX "scheduled_rule_status_next_run_at_idx" ON "scheduled_rule"("status", "next_run_at");

-- CreateIndex
CREATE INDEX "rule_reference_kind_target_idx" ON "rule_reference"("kind", "target");

-- CreateIndex
CREATE INDEX "rule_snapshot_rule_id_id_idx" ON "rule_snapshot"("rule_id", "id");

-- CreateIndex
CREATE INDEX "rule_approval_rule_id_id_idx" ON "rule_approval"("rule_id", "id");

-- CreateIndex
CREATE INDEX "rule_run_rule_id_started_at_id_idx" ON "rule_run"("rule_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "rule_run_state_started_at_idx" ON "rule_run"("state", "started_at");

-- CreateIndex
CREATE INDEX "rule_run_person_subject_id_idx" ON "rule_run_person"("subject_id");

-- CreateIndex
CREATE INDEX "rule_subject_run_id_state_idx" ON "rule_subject"("run_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "rule_subject_rule_id_user_id_action_episode_key" ON "rule_subject"("rule_id", "user_id", "action", "episode");

-- AddForeignKey
ALTER TABLE "rule_subject" ADD CONSTRAINT "rule_subject_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "scheduled_rule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_version" ADD CONSTRAINT "rule_version_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "scheduled_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_reference" ADD CONSTRAINT "rule_reference_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "scheduled_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_snapshot" ADD CONSTRAINT "rule_snapshot_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "scheduled_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_approval" ADD CONSTRAINT "rule_approval_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "scheduled_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_run" ADD CONSTRAINT "rule_run_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "scheduled_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_run_person" ADD CONSTRAINT "rule_run_person_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "rule_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_run_person" ADD CONSTRAINT "rule_run_person_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "rule_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;




-- What Prisma's schema language cannot say.

CREATE UNIQUE INDEX scheduled_rule_name_any_case ON scheduled_rule (lower(name)) WHERE status <> 'archived';
-- At most one run of a rule acts or is about to, and one waits.
CREATE UNIQUE INDEX rule_run_one_open ON rule_run (rule_id) WHERE state IN ('queued', 'running', 'quarantined');
CREATE UNIQUE INDEX rule_run_one_waiting ON rule_run (rule_id) WHERE state = 'waiting_for_approval';
-- One claim for each person over all rules.
CREATE UNIQUE INDEX rule_subject_one_claim ON rule_subject (user_id) WHERE state IN ('claimed', 'warned');
CREATE INDEX rule_subject_rule_state ON rule_subject (rule_id, state) WHERE rule_id IS NOT NULL;

ALTER TABLE scheduled_rule
  ADD CONSTRAINT scheduled_rule_status_known CHECK (status IN ('draft', 'active', 'paused', 'archived')),
  ADD CONSTRAINT scheduled_rule_pause_dated CHECK ((status = 'paused') = (paused_at IS NOT NULL)),
  ADD CONSTRAINT scheduled_rule_next_run_active CHECK (status = 'active' OR next_run_at IS NULL);
ALTER TABLE rule_version
  ADD CONSTRAINT rule_version_approval_policy_known CHECK (approval_policy IN ('when_destructive', 'always')),
  ADD CONSTRAINT rule_version_caps CHECK (max_users BETWEEN 1 AND 1000000 AND max_percent BETWEEN 0 AND 100);
ALTER TABLE rule_reference
  ADD CONSTRAINT rule_reference_kind_known CHECK (kind IN ('audience', 'role', 'requirement', 'profile', 'customer', 'project', 'user'));
ALTER TABLE rule_run
  ADD CONSTRAINT rule_run_trigger_known CHECK (trigger IN ('schedule', 'manual')),
  ADD CONSTRAINT rule_run_state_known CHECK (state IN ('queued', 'waiting_for_approval', 'running', 'succeeded', 'partial', 'failed', 'quarantined', 'cancelled')),
  ADD CONSTRAINT rule_run_cancel_reason_known CHECK (cancel_reason IN ('cancelled_by_hand', 'rejected', 'approval_expired', 'rule_changed', 'rule_paused', 'all_paused', 'rule_archived', 'rule_broken')),
  ADD CONSTRAINT rule_run_end_dated CHECK ((state IN ('succeeded', 'partial', 'failed', 'cancelled')) = (ended_at IS NOT NULL)),
  ADD CONSTRAINT rule_run_cancel_explained CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL));
ALTER TABLE rules_pause
  ADD CONSTRAINT rules_pause_one_row CHECK (id = 1);
ALTER TABLE rule_subject
  DROP CONSTRAINT rule_subject_action_known,
  DROP CONSTRAINT rule_subject_state_known,
  ADD CONSTRAINT rule_subject_action_known CHECK (action IN ('suspend_user', 'reinstate_user', 'delete_user', 'purge_user_data', 'revoke_roles', 'notify_user', 'add_to_audience', 'remove_from_audience')),
  ADD CONSTRAINT rule_subject_state_known CHECK (state IN ('listed', 'claimed', 'warned', 'done', 'skipped', 'failed', 'needs_attention', 'cancelled', 'undone')),
  ADD CONSTRAINT rule_subject_by_rule CHECK (rule_id IS NOT NULL OR state IN ('done', 'undone'));
