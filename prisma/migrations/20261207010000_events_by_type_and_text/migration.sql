-- CreateIndex
CREATE INDEX "event_event_type_created_id_idx" ON "event"("event_type", "created" DESC, "id" DESC);

-- AlterTable
ALTER TABLE "event_tally" ADD COLUMN "event_type" TEXT NOT NULL DEFAULT '';
ALTER TABLE "event_tally" ALTER COLUMN "event_type" DROP DEFAULT;

-- CreateTable
CREATE TABLE "event_message" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "event_type" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "event_message_pkey" PRIMARY KEY ("id")
);

-- What Prisma's schema language cannot say.

-- A message may be too long for an index.
CREATE INDEX event_by_message ON event (md5(lower(message)));

CREATE OR REPLACE FUNCTION tally_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_tally (event_type, count) SELECT event_type, count(*) FROM added GROUP BY event_type;
  INSERT INTO event_message (event_type, message, count)
  SELECT event_type, lower(message), count(*) FROM added GROUP BY event_type, lower(message);
  RETURN NULL;
END
$$;

-- Tallies from before know no type, so the events are counted anew; the new indexes keep others from adding some meanwhile.
UPDATE event_tally SET count = 0;
INSERT INTO event_tally (event_type, count) SELECT event_type, count(*) FROM event GROUP BY event_type;
INSERT INTO event_message (event_type, message, count)
SELECT event_type, lower(message), count(*) FROM event GROUP BY event_type, lower(message);
