-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "resends" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "resent_at" TIMESTAMPTZ(3);
