-- AlterTable
ALTER TABLE "channel_rest" ADD COLUMN     "failing_since" TIMESTAMPTZ(3),
ADD COLUMN     "is_told" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "last_error" TEXT NOT NULL DEFAULT '';
