-- AlterTable
ALTER TABLE "user_account" ADD COLUMN     "quiet_from_minute" SMALLINT,
ADD COLUMN     "quiet_until_minute" SMALLINT;

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "outbox_message_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "user_id" UUID,
    "priority_rank" SMALLINT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "lease_id" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "last_error" TEXT NOT NULL DEFAULT '',
    "provider_id" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "created" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_attempt" (
    "id" SERIAL NOT NULL,
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "delivery_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_rest" (
    "channel" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "rests_until" TIMESTAMPTZ(3),

    CONSTRAINT "channel_rest_pkey" PRIMARY KEY ("channel")
);

-- CreateTable
CREATE TABLE "notification_preference" (
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "when" TEXT NOT NULL,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("user_id","kind","channel")
);

-- CreateIndex
CREATE INDEX "delivery_created_id_idx" ON "delivery"("created" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_outbox_message_id_channel_recipient_key" ON "delivery"("outbox_message_id", "channel", "recipient");

-- CreateIndex
CREATE INDEX "delivery_attempt_delivery_id_id_idx" ON "delivery_attempt"("delivery_id", "id");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_outbox_message_id_fkey" FOREIGN KEY ("outbox_message_id") REFERENCES "outbox_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_attempt" ADD CONSTRAINT "delivery_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

ALTER TABLE outbox_message DROP CONSTRAINT outbox_topic_known;
ALTER TABLE outbox_message ADD CONSTRAINT outbox_topic_known CHECK (topic IN ('event', 'mail', 'notice'));

ALTER TABLE user_account
  ADD CONSTRAINT quiet_hours_whole CHECK ((quiet_from_minute IS NULL) = (quiet_until_minute IS NULL)),
  ADD CONSTRAINT quiet_hours_in_day CHECK (quiet_from_minute BETWEEN 0 AND 1439 AND quiet_until_minute BETWEEN 0 AND 1439
    AND quiet_from_minute <> quiet_until_minute);

ALTER TABLE delivery
  ADD CONSTRAINT delivery_state_known CHECK (state IN ('queued', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'suppressed')),
  ADD CONSTRAINT delivery_priority_known CHECK (priority_rank BETWEEN 1 AND 4),
  ADD CONSTRAINT delivery_attempts_count CHECK (attempts >= 0),
  ADD CONSTRAINT delivery_suppression_said CHECK (state <> 'suppressed' OR reason IS NOT NULL),
  ADD CONSTRAINT delivery_due CHECK ((state = 'queued') = (next_attempt_at IS NOT NULL)),
  ADD CONSTRAINT delivery_leased CHECK ((state = 'sending') = (lease_until IS NOT NULL AND lease_id IS NOT NULL));
-- What is to be sent, the most pressing first; and what a process that died was sending.
CREATE INDEX delivery_waiting ON delivery (channel, priority_rank DESC, created, id) WHERE state = 'queued';
CREATE INDEX delivery_leases ON delivery (lease_until) WHERE state = 'sending';
CREATE INDEX delivery_provider ON delivery (channel, provider_id) WHERE provider_id IS NOT NULL;

ALTER TABLE delivery_attempt
  ADD CONSTRAINT delivery_attempt_outcome_known CHECK (outcome IN ('sent', 'retry', 'permanent'));

ALTER TABLE notification_preference
  ADD CONSTRAINT preference_when_known CHECK ("when" IN ('at_once', 'digest', 'off'));
-- What else was said of the same thing.
CREATE INDEX outbox_message_subject ON outbox_message ((payload ->> 'about'), created) WHERE topic = 'notice';
