-- CreateTable
CREATE TABLE "project_image" (
    "project_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_image_pkey" PRIMARY KEY ("project_id")
);

-- AddForeignKey
ALTER TABLE "project_image" ADD CONSTRAINT "project_image_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

ALTER TABLE project_image
  ADD CONSTRAINT project_image_type_known CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
  -- Pictures are packed already.
  ALTER COLUMN bytes SET STORAGE EXTERNAL;
