-- AlterTable
ALTER TABLE "user_role" ADD COLUMN     "extension_asked_at" TIMESTAMPTZ(3);
