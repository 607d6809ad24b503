-- CreateTable
CREATE TABLE "set_aside_message" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "topic" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "outbox_message_id" UUID,
    "user_id" UUID,
    "reason" TEXT NOT NULL,
    "set_aside_at" TIMESTAMPTZ(3) NOT NULL,
    "retried_at" TIMESTAMPTZ(3),

    CONSTRAINT "set_aside_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "set_aside_message_outbox_message_id_key" ON "set_aside_message"("outbox_message_id");

-- CreateIndex
CREATE INDEX "set_aside_message_user_id_idx" ON "set_aside_message"("user_id");

-- AddForeignKey
ALTER TABLE "set_aside_message" ADD CONSTRAINT "set_aside_message_outbox_message_id_fkey" FOREIGN KEY ("outbox_message_id") REFERENCES "outbox_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "set_aside_message" ADD CONSTRAINT "set_aside_message_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

ALTER TABLE set_aside_message
  ADD CONSTRAINT set_aside_topic_known CHECK (topic IN ('event', 'notice', 'mail', 'digest')),
  ADD CONSTRAINT set_aside_subject CHECK ((topic = 'digest') = (user_id IS NOT NULL) AND (topic = 'digest') = (outbox_message_id IS NULL));
-- One per person and kind of digest.
CREATE UNIQUE INDEX set_aside_digest ON set_aside_message (user_id, kind) WHERE topic = 'digest';
-- What staff are shown, newest first.
CREATE INDEX set_aside_waiting ON set_aside_message (set_aside_at DESC, id DESC) WHERE retried_at IS NULL;
