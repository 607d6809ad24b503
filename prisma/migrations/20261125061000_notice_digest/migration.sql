-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "digest_message_id" UUID;

-- AlterTable
ALTER TABLE "notification_preference" ADD COLUMN     "stopped_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "notice_digest" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "local_day" DATE NOT NULL,
    "outbox_message_id" UUID NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_digest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notice_digest_user_id_local_day_key" ON "notice_digest"("user_id", "local_day");

-- What Prisma's schema language cannot say.

-- What waits for somebody's next digest.
CREATE INDEX delivery_for_digest ON delivery (user_id, created) WHERE reason = 'digest' AND digest_message_id IS NULL;
