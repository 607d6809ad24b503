-- CreateTable
CREATE TABLE "access_group" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "requirement_id" UUID NOT NULL,
    "submitter_id" UUID NOT NULL,
    "expired_on" TIMESTAMPTZ(3),
    "members" INTEGER NOT NULL,

    CONSTRAINT "access_group_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_group_expired_on_id_idx" ON "access_group"("expired_on", "id");

-- CreateIndex
CREATE INDEX "access_group_submitter_id_idx" ON "access_group"("submitter_id");

-- AddForeignKey
ALTER TABLE "access_group" ADD CONSTRAINT "access_group_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "access_requirement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_group" ADD CONSTRAINT "access_group_submitter_id_fkey" FOREIGN KEY ("submitter_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

CREATE UNIQUE INDEX access_group_once ON access_group (requirement_id, submitter_id, expired_on) NULLS NOT DISTINCT;

-- Lists page and count groups: 200,000 approvals are too many to group for each page. Each statement notes what it changed of them.
CREATE FUNCTION add_access_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO access_group AS known (requirement_id, submitter_id, expired_on, members)
  SELECT requirement_id, submitter_id, expired_on, count(*) FROM added WHERE state = 'APPROVED'
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (requirement_id, submitter_id, expired_on) DO UPDATE SET members = known.members + excluded.members;
  RETURN NULL;
END
$$;
CREATE FUNCTION take_access_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE access_group AS known SET members = known.members - gone.members
  FROM (SELECT requirement_id, submitter_id, expired_on, count(*) AS members FROM removed WHERE state = 'APPROVED' GROUP BY 1, 2, 3) AS gone
  WHERE known.requirement_id = gone.requirement_id AND known.submitter_id = gone.submitter_id
    AND known.expired_on IS NOT DISTINCT FROM gone.expired_on;
  RETURN NULL;
END
$$;
-- Of an update what it adds is noted first (triggers run by their names), so that groups whose approvals stay are not made anew.
CREATE TRIGGER access_groups_added AFTER INSERT ON access_approval REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_access_groups();
CREATE TRIGGER access_groups_gained AFTER UPDATE ON access_approval REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_access_groups();
CREATE TRIGGER access_groups_left AFTER UPDATE ON access_approval REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION take_access_groups();
CREATE TRIGGER access_groups_removed AFTER DELETE ON access_approval REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION take_access_groups();

INSERT INTO access_group (requirement_id, submitter_id, expired_on, members)
SELECT requirement_id, submitter_id, expired_on, count(*) FROM access_approval WHERE state = 'APPROVED' GROUP BY 1, 2, 3;
