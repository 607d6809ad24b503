-- CreateTable
CREATE TABLE "customer_image" (
    "customer_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_image_pkey" PRIMARY KEY ("customer_id")
);

-- AddForeignKey
ALTER TABLE "customer_image" ADD CONSTRAINT "customer_image_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

ALTER TABLE customer_image
  ADD CONSTRAINT customer_image_type_known CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
  -- Pictures are packed already.
  ALTER COLUMN bytes SET STORAGE EXTERNAL;
