-- AlterTable
ALTER TABLE "reminder" ADD COLUMN     "object_gone_at" TIMESTAMPTZ(3);

-- What Prisma's schema language cannot say.

-- What was deleted for good before counts from now on.
UPDATE reminder SET object_gone_at = now()
WHERE (object_type = 'project' AND NOT EXISTS (SELECT FROM project WHERE project.id = reminder.object_id))
   OR (object_type = 'resource' AND NOT EXISTS (SELECT FROM resource WHERE resource.id = reminder.object_id));

-- What is past its retention.
CREATE INDEX reminder_of_gone_object ON reminder (object_gone_at) WHERE object_gone_at IS NOT NULL;
