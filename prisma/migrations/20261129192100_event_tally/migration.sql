-- CreateTable
CREATE TABLE "event_tally" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "count" INTEGER NOT NULL,

    CONSTRAINT "event_tally_pkey" PRIMARY KEY ("id")
);

-- What Prisma's schema language cannot say.

CREATE FUNCTION tally_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_tally (count) SELECT count(*) FROM added HAVING count(*) > 0;
  RETURN NULL;
END
$$;

-- Events are only ever added, so what is added up here is how many there are.
CREATE TRIGGER event_tallied AFTER INSERT ON event REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION tally_events();

INSERT INTO event_tally (count) SELECT count(*) FROM event HAVING count(*) > 0;
