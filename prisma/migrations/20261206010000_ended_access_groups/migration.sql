-- CreateTable
CREATE TABLE "access_ended_group" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "requirement_id" UUID NOT NULL,
    "submitter_id" UUID NOT NULL,
    "expired_on" TIMESTAMPTZ(3),
    "members" INTEGER NOT NULL,

    CONSTRAINT "access_ended_group_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_ended_group_submitter_id_idx" ON "access_ended_group"("submitter_id");

-- AddForeignKey
ALTER TABLE "access_ended_group" ADD CONSTRAINT "access_ended_group_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "access_requirement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_ended_group" ADD CONSTRAINT "access_ended_group_submitter_id_fkey" FOREIGN KEY ("submitter_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

CREATE UNIQUE INDEX access_ended_group_once ON access_ended_group (requirement_id, submitter_id, expired_on) NULLS NOT DISTINCT;

-- Kept like access_group, in a table of its own, because versions that know only that one take all its rows for access in force.
CREATE FUNCTION add_access_ended_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO access_ended_group AS known (requirement_id, submitter_id, expired_on, members)
  SELECT requirement_id, submitter_id, expired_on, count(*) FROM added WHERE state = 'REVOKED'
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (requirement_id, submitter_id, expired_on) DO UPDATE SET members = known.members + excluded.members;
  RETURN NULL;
END
$$;
CREATE FUNCTION take_access_ended_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE access_ended_group AS known SET members = known.members - gone.members
  FROM (SELECT requirement_id, submitter_id, expired_on, count(*) AS members FROM removed WHERE state = 'REVOKED' GROUP BY 1, 2, 3) AS gone
  WHERE known.requirement_id = gone.requirement_id AND known.submitter_id = gone.submitter_id
    AND known.expired_on IS NOT DISTINCT FROM gone.expired_on;
  RETURN NULL;
END
$$;
CREATE TRIGGER access_ended_groups_added AFTER INSERT ON access_approval REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_access_ended_groups();
CREATE TRIGGER access_ended_groups_gained AFTER UPDATE ON access_approval REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_access_ended_groups();
CREATE TRIGGER access_ended_groups_left AFTER UPDATE ON access_approval REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION take_access_ended_groups();
CREATE TRIGGER access_ended_groups_removed AFTER DELETE ON access_approval REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION take_access_ended_groups();

INSERT INTO access_ended_group (requirement_id, submitter_id, expired_on, members)
SELECT requirement_id, submitter_id, expired_on, count(*) FROM access_approval WHERE state = 'REVOKED' GROUP BY 1, 2, 3;
