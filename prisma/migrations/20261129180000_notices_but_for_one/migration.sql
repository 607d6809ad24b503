-- AlterTable
ALTER TABLE "admin_notification" ADD COLUMN     "except_user_id" UUID;
