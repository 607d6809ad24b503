-- AlterTable
ALTER TABLE "user_account" ADD COLUMN     "purge_due_on" DATE,
ADD COLUMN     "purge_plan" JSONB,
ADD COLUMN     "purged_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "purge_profile" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "applies_to" TEXT NOT NULL,
    "after_days" INTEGER NOT NULL,
    "fields" TEXT[],
    "records" TEXT[],
    "is_on" BOOLEAN NOT NULL DEFAULT false,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,
    "modified_by_id" UUID,

    CONSTRAINT "purge_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_purge" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "purged_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "rule_id" UUID,
    "rule_version" INTEGER,
    "approver_ids" UUID[],
    "profile_id" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "fields" TEXT[],
    "records" JSONB NOT NULL,

    CONSTRAINT "person_purge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "user_account_purge_due_on_idx" ON "user_account"("purge_due_on");

-- CreateIndex
CREATE INDEX "person_purge_user_id_id_idx" ON "person_purge"("user_id", "id");

-- AddForeignKey
ALTER TABLE "person_purge" ADD CONSTRAINT "person_purge_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

CREATE UNIQUE INDEX purge_profile_name_any_case ON purge_profile (lower(name));
CREATE UNIQUE INDEX purge_profile_one_default ON purge_profile (applies_to) WHERE is_default;

ALTER TABLE purge_profile
  ADD CONSTRAINT purge_profile_applies_known CHECK (applies_to IN ('suspended', 'deleted')),
  ADD CONSTRAINT purge_profile_days CHECK (after_days BETWEEN 0 AND 3650),
  ADD CONSTRAINT purge_profile_purges CHECK (cardinality(fields) + cardinality(records) > 0);
ALTER TABLE person_purge
  ADD CONSTRAINT person_purge_status_known CHECK (status IN ('suspended', 'deleted'));
ALTER TABLE user_account
  ADD CONSTRAINT user_purge_of_deleted CHECK (purge_due_on IS NULL OR (status = 'deleted' AND purge_plan IS NOT NULL));

INSERT INTO purge_profile (name, applies_to, after_days, fields, records, is_default, created, modified) VALUES
  ('Suspended people', 'suspended', 365, '{affiliations,time_zone,locale}', '{sessions,tokens,sign_in_networks,preferences,digests}',
    true, now(), now()),
  ('Deleted people', 'deleted', 30, '{full_name,email,username,affiliations,identity_source,external_id,time_zone,locale}',
    '{password,sessions,tokens,sign_in_networks,preferences,actions,executions,deliveries,digests,audiences,roles,invitations,answers,documents,calendar}',
    true, now(), now());

-- Why an action was snoozed stands beside the audit trail, which names people by id alone and keeps no texts of theirs.
CREATE TABLE "silence_note" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "subject_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "silence_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "silence_note_subject_id_at_idx" ON "silence_note"("subject_id", "at");

INSERT INTO silence_note (subject_id, at, by_id, reason)
SELECT subject_id::uuid, at, actor_id, facts ->> 'reason' FROM audit_entry
WHERE operation IN ('user_actions_silence', 'user_actions_bulk_silence') AND actor_id IS NOT NULL AND facts ->> 'reason' <> '';

ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only;
UPDATE audit_entry SET actor_name = '' WHERE actor_id IS NOT NULL;
UPDATE audit_entry SET facts = facts - 'reason' WHERE actor_id IS NOT NULL
  AND operation IN ('user_actions_silence', 'user_actions_bulk_silence', 'set_aside_messages_retry');
UPDATE audit_entry SET facts = facts - 'email' WHERE operation = 'users_create';
UPDATE audit_entry SET facts = facts - 'recipient' WHERE operation = 'deliveries_resend';
UPDATE audit_entry SET facts = facts - 'resolution_notes' WHERE operation = 'alerts_resolve';
UPDATE audit_entry SET facts = facts - 'title' WHERE operation IN ('alerts_create', 'notifications_create', 'notifications_restore');
UPDATE audit_entry SET facts = facts - 'name' WHERE operation = 'api_tokens_create';
ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only;
