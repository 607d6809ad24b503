-- AlterTable
ALTER TABLE "project_type" ADD COLUMN "external_id" TEXT;

-- AlterTable
ALTER TABLE "event" ADD COLUMN "external_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "project_type_external_id_key" ON "project_type"("external_id");

-- What Prisma's schema language cannot say.

-- Events of our own have no external_id, and are many.
CREATE UNIQUE INDEX event_external_id ON event (external_id) WHERE external_id IS NOT NULL;
