-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "event_at" TIMESTAMPTZ(3),
ADD COLUMN     "event_rank" SMALLINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "received_webhook" (
    "message_id" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "received_webhook_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "received_webhook_received_at_idx" ON "received_webhook"("received_at");


-- What Prisma's schema language cannot say.

ALTER TABLE delivery ADD CONSTRAINT delivery_event_dated CHECK ((event_rank = 0) = (event_at IS NULL));
-- Addresses that mails came back from.
CREATE INDEX delivery_bounced ON delivery (recipient) WHERE channel = 'email' AND state = 'bounced';
