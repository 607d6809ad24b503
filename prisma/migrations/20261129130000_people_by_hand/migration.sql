-- AlterTable
ALTER TABLE "user_account" ADD COLUMN     "active_since" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "is_service_account" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "legal_hold" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "legal_hold_at" TIMESTAMPTZ(3),
ADD COLUMN     "legal_hold_by_id" UUID,
ADD COLUMN     "legal_hold_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "suspended_reason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "audience_member" ADD COLUMN     "created" TIMESTAMPTZ(3);
UPDATE audience_member AS member SET created = audience.created FROM audience WHERE audience.id = member.audience_id;
ALTER TABLE "audience_member" ALTER COLUMN "created" SET NOT NULL;

-- CreateTable
CREATE TABLE "rule_subject" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'done',
    "reason" TEXT NOT NULL DEFAULT '',
    "before" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "rule_subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_change" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,

    CONSTRAINT "person_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rule_subject_user_id_at_idx" ON "rule_subject"("user_id", "at");

-- CreateIndex
CREATE INDEX "person_change_user_id_at_idx" ON "person_change"("user_id", "at");

-- AddForeignKey
ALTER TABLE "rule_subject" ADD CONSTRAINT "rule_subject_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_change" ADD CONSTRAINT "person_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

-- Names differ in more than case: a later one that does not says which it is.
UPDATE audience AS later SET name = left(later.name, 150) || ' (' || right(later.id::text, 12) || ')'
WHERE EXISTS (SELECT FROM audience AS earlier WHERE lower(earlier.name) = lower(later.name) AND earlier.id < later.id);
CREATE UNIQUE INDEX audience_name_any_case ON audience (lower(name));

UPDATE user_account SET deleted_at = modified WHERE status = 'deleted';
UPDATE user_account SET suspended_at = modified WHERE status = 'suspended' AND suspended_at IS NULL;
ALTER TABLE user_account
  ADD CONSTRAINT user_legal_hold_explained CHECK (NOT legal_hold OR (legal_hold_at IS NOT NULL AND legal_hold_reason <> ''));

ALTER TABLE rule_subject
  ADD CONSTRAINT rule_subject_action_known CHECK (action IN ('suspend_user', 'reinstate_user')),
  ADD CONSTRAINT rule_subject_state_known CHECK (state IN ('done', 'undone')),
  ADD CONSTRAINT rule_subject_undone_dated CHECK ((state = 'undone') = (undone_at IS NOT NULL));
ALTER TABLE person_change
  ADD CONSTRAINT person_change_kind_known CHECK (kind IN ('flag_changed', 'audience_joined', 'audience_left'));
