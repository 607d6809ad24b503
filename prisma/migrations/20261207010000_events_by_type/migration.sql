-- CreateIndex
CREATE INDEX "event_event_type_created_id_idx" ON "event"("event_type", "created" DESC, "id" DESC);

-- AlterTable
ALTER TABLE "event_tally" ADD COLUMN "event_type" TEXT NOT NULL DEFAULT '';
ALTER TABLE "event_tally" ALTER COLUMN "event_type" DROP DEFAULT;

-- What Prisma's schema language cannot say.

CREATE OR REPLACE FUNCTION tally_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_tally (event_type, count) SELECT event_type, count(*) FROM added GROUP BY event_type;
  RETURN NULL;
END
$$;

-- Tallies from before know no type, so the events are counted anew; the new index keeps others from adding some meanwhile.
UPDATE event_tally SET count = 0;
INSERT INTO event_tally (event_type, count) SELECT event_type, count(*) FROM event GROUP BY event_type;
