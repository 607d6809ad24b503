-- AlterTable
ALTER TABLE "project" ADD COLUMN     "life_taken_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "reminder" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "kind" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "object_name" TEXT NOT NULL,
    "episode" TEXT NOT NULL,
    "milestone" TEXT,
    "milestone_rank" INTEGER NOT NULL DEFAULT 0,
    "recipient_id" UUID NOT NULL,
    "scheduled_for" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'SCHEDULED',
    "reason" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "is_late" BOOLEAN NOT NULL DEFAULT false,
    "outbox_message_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reminder_scheduled_for_id_idx" ON "reminder"("scheduled_for" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "reminder_recipient_id_scheduled_for_id_idx" ON "reminder"("recipient_id", "scheduled_for" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "reminder_object_id_idx" ON "reminder"("object_id");

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

ALTER TABLE reminder
  ADD CONSTRAINT reminder_status_known CHECK (status IN ('SCHEDULED', 'SENT', 'FAILED', 'CANCELLED', 'SUPERSEDED')),
  ADD CONSTRAINT reminder_sent_dated CHECK ((status = 'SENT') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT reminder_reason_given CHECK ((status IN ('FAILED', 'CANCELLED', 'SUPERSEDED')) = (reason IS NOT NULL));

-- Somebody is reminded once of each milestone; without one counts as one. What was cancelled may be planned again.
CREATE UNIQUE INDEX reminder_once ON reminder (kind, object_id, episode, (coalesce(milestone, '')), recipient_id)
WHERE status <> 'CANCELLED';
-- What is not told yet.
CREATE INDEX reminder_untold ON reminder (kind, object_id) WHERE status = 'SCHEDULED';
CREATE INDEX reminder_of_message ON reminder (outbox_message_id) WHERE outbox_message_id IS NOT NULL;

-- A project whose days count differently from now on is taken by the job once more, whoever changed it.
CREATE FUNCTION take_project_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.start_date, OLD.end_date, OLD.grace_period_days, OLD.time_zone, OLD.is_removed, OLD.customer_id, OLD.end_accepted_at)
    IS DISTINCT FROM (NEW.start_date, NEW.end_date, NEW.grace_period_days, NEW.time_zone, NEW.is_removed, NEW.customer_id, NEW.end_accepted_at) THEN
    NEW.life_taken_at := NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER project_taken_again
BEFORE UPDATE OF start_date, end_date, grace_period_days, time_zone, is_removed, customer_id, end_accepted_at ON project
FOR EACH ROW EXECUTE FUNCTION take_project_again();

CREATE FUNCTION take_projects_of_customer_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE project SET life_taken_at = NULL
  WHERE customer_id = NEW.id AND NOT is_removed AND end_date IS NOT NULL AND life_taken_at IS NOT NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER customer_grace_changed AFTER UPDATE OF grace_period_days ON customer
FOR EACH ROW WHEN (OLD.grace_period_days IS DISTINCT FROM NEW.grace_period_days)
EXECUTE FUNCTION take_projects_of_customer_again();

-- What every run of the job looks for, beside the projects whose day has come.
CREATE INDEX resource_paused_by_grace ON resource (project_id) WHERE paused_by = 'grace';
CREATE INDEX resource_end_accepted ON resource (end_date, project_id) WHERE termination_accepted_at IS NOT NULL AND state <> 'TERMINATED';
CREATE INDEX resource_left ON resource (project_id) WHERE state <> 'TERMINATED';
CREATE INDEX order_waiting_for_a_day ON marketplace_order (project_id) WHERE state IN ('PENDING_PROJECT', 'PENDING_START_DATE');
CREATE INDEX order_executing ON marketplace_order (offering_id) WHERE state = 'EXECUTING';
CREATE INDEX order_pending ON marketplace_order (project_id)
WHERE state IN ('PENDING_CONSUMER', 'PENDING_PROVIDER', 'PENDING_PROJECT', 'PENDING_START_DATE');
CREATE INDEX end_date_request_pending ON end_date_change_request (requested_end_date) WHERE state = 'pending';
