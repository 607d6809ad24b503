-- CreateTable
CREATE TABLE "access_requirement" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "dataset_name" TEXT,
    "renewal_details_url" TEXT,
    "renewal_text" TEXT NOT NULL DEFAULT '',
    "expiration_period_days" INTEGER DEFAULT 365,
    "is_duc_required" BOOLEAN NOT NULL DEFAULT false,
    "is_irb_approval_required" BOOLEAN NOT NULL DEFAULT false,
    "access_type" TEXT NOT NULL DEFAULT 'DOWNLOAD',
    "version" INTEGER NOT NULL DEFAULT 1,
    "reminders" JSONB NOT NULL DEFAULT '[{"months": 2}, {"months": 1}]',
    "archived_at" TIMESTAMPTZ(3),
    "archiving_reason" TEXT NOT NULL DEFAULT '',
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_requirement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_submission" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "requirement_id" UUID NOT NULL,
    "requirement_version" INTEGER NOT NULL,
    "submitter_id" UUID NOT NULL,
    "is_renewal" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "reason" TEXT NOT NULL DEFAULT '',
    "left_out" JSONB NOT NULL DEFAULT '[]',
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,

    CONSTRAINT "access_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_submission_change" (
    "submission_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,

    CONSTRAINT "access_submission_change_pkey" PRIMARY KEY ("submission_id", "user_id")
);

-- CreateTable
CREATE TABLE "access_document" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "submission_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "upload_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by_id" UUID NOT NULL,

    CONSTRAINT "access_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_document_part" (
    "upload_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_document_part_pkey" PRIMARY KEY ("upload_id", "position")
);

-- CreateTable
CREATE TABLE "access_approval" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "requirement_id" UUID NOT NULL,
    "submitter_id" UUID NOT NULL,
    "accessor_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "expired_on" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'APPROVED',
    "episode" INTEGER NOT NULL DEFAULT 1,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_approval_history" (
    "approval_id" UUID NOT NULL,
    "episode" INTEGER NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "expired_on" TIMESTAMPTZ(3),
    "requirement_version" INTEGER NOT NULL,
    "ended_by" TEXT,
    "by_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "tell_reason" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "access_approval_history_pkey" PRIMARY KEY ("approval_id", "episode")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_requirement_external_id_key" ON "access_requirement"("external_id");

-- CreateIndex
CREATE INDEX "access_requirement_name_id_idx" ON "access_requirement"("name", "id");

-- CreateIndex
CREATE INDEX "access_submission_created_id_idx" ON "access_submission"("created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "access_submission_submitter_id_created_id_idx" ON "access_submission"("submitter_id", "created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "access_submission_requirement_id_submitter_id_idx" ON "access_submission"("requirement_id", "submitter_id");

-- CreateIndex
CREATE INDEX "access_submission_change_user_id_idx" ON "access_submission_change"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_document_upload_id_key" ON "access_document"("upload_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_document_submission_id_kind_key" ON "access_document"("submission_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "access_approval_external_id_key" ON "access_approval"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_approval_requirement_id_submitter_id_accessor_id_key" ON "access_approval"("requirement_id", "submitter_id", "accessor_id");

-- CreateIndex
CREATE INDEX "access_approval_submitter_id_idx" ON "access_approval"("submitter_id");

-- CreateIndex
CREATE INDEX "access_approval_accessor_id_requirement_id_idx" ON "access_approval"("accessor_id", "requirement_id");

-- CreateIndex
CREATE INDEX "access_approval_expired_on_id_idx" ON "access_approval"("expired_on", "id");

-- AddForeignKey
ALTER TABLE "access_submission" ADD CONSTRAINT "access_submission_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "access_requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_submission" ADD CONSTRAINT "access_submission_submitter_id_fkey" FOREIGN KEY ("submitter_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_submission_change" ADD CONSTRAINT "access_submission_change_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "access_submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_document" ADD CONSTRAINT "access_document_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "access_submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_approval" ADD CONSTRAINT "access_approval_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "access_requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_approval" ADD CONSTRAINT "access_approval_submitter_id_fkey" FOREIGN KEY ("submitter_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_approval" ADD CONSTRAINT "access_approval_accessor_id_fkey" FOREIGN KEY ("accessor_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_approval_history" ADD CONSTRAINT "access_approval_history_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "access_approval"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "reminder" ADD COLUMN     "reported_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "access_problem_report" (
    "local_day" DATE NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_problem_report_pkey" PRIMARY KEY ("local_day")
);

-- What Prisma's schema language cannot say.

CREATE UNIQUE INDEX access_requirement_name_unique ON access_requirement (lower(name));
ALTER TABLE access_requirement
  ADD CONSTRAINT access_requirement_type_known CHECK (access_type IN ('DOWNLOAD', 'PARTICIPATE')),
  ADD CONSTRAINT access_requirement_period CHECK (expiration_period_days BETWEEN 1 AND 36500),
  ADD CONSTRAINT access_requirement_version_counts CHECK (version >= 1);

-- One submission at a time: the next is made when this one is decided or cancelled.
CREATE UNIQUE INDEX access_submission_one_open ON access_submission (requirement_id, submitter_id) WHERE state IN ('DRAFT', 'SUBMITTED');
ALTER TABLE access_submission
  ADD CONSTRAINT access_submission_state_known CHECK (state IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'CANCELLED')),
  ADD CONSTRAINT access_submission_submitted_dated CHECK (state NOT IN ('SUBMITTED', 'APPROVED', 'REJECTED') OR submitted_at IS NOT NULL),
  ADD CONSTRAINT access_submission_reviewed_dated CHECK ((state IN ('APPROVED', 'REJECTED')) = (reviewed_at IS NOT NULL));
ALTER TABLE access_submission_change
  ADD CONSTRAINT access_submission_change_type_known CHECK (type IN ('GAIN_ACCESS', 'RENEW_ACCESS', 'REVOKE_ACCESS'));
ALTER TABLE access_document
  ADD CONSTRAINT access_document_kind_known CHECK (kind IN ('duc', 'irb'));
-- Bytes of PDF files do not get smaller.
ALTER TABLE access_document_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

ALTER TABLE access_approval
  ADD CONSTRAINT access_approval_state_known CHECK (state IN ('APPROVED', 'REVOKED')),
  ADD CONSTRAINT access_approval_end_dated CHECK ((state = 'REVOKED') = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
  ADD CONSTRAINT access_approval_ended_by_known CHECK (ended_by IN ('expiry', 'submission', 'committee', 'import')),
  ADD CONSTRAINT access_approval_counts CHECK (episode >= 1 AND version >= 1);
-- What the job of expiry looks for, and the groups.
CREATE INDEX access_approval_expiring ON access_approval (expired_on, id) WHERE state = 'APPROVED';
ALTER TABLE access_approval_history
  ADD CONSTRAINT access_history_end_told CHECK ((until IS NULL) = (ended_by IS NULL)),
  ADD CONSTRAINT access_history_ended_by_known CHECK (ended_by IN ('expiry', 'submission', 'committee', 'import', 'renewal'));

-- What the job of access notices looks for.
CREATE INDEX reminder_access_due ON reminder (scheduled_for, id)
WHERE status = 'SCHEDULED' AND outbox_message_id IS NULL AND kind IN ('access_renewal', 'access_revoked');
-- The notices of one requirement and submitter, whatever became of them.
CREATE INDEX reminder_of_recipient ON reminder (object_id, recipient_id) WHERE kind = 'access_renewal';
-- What is to be reported to those who look after notices.
CREATE INDEX reminder_access_unreported ON reminder (modified)
WHERE reported_at IS NULL AND kind IN ('access_renewal', 'access_revoked')
  AND (status = 'FAILED' OR (status = 'CANCELLED' AND reason = 'recipient_inactive'));
-- Notices of access that came back.
CREATE INDEX delivery_access_bounced ON delivery (outbox_message_id) WHERE state = 'bounced' AND kind IN ('access_renewal', 'access_revoked');
