-- AlterTable
ALTER TABLE "user_action_provider" ADD COLUMN     "cancelled_by" TEXT;


-- What Prisma's schema language cannot say.

ALTER TABLE user_action_provider DROP CONSTRAINT provider_run_status_known;
ALTER TABLE user_action_provider ADD CONSTRAINT provider_run_status_known
  CHECK (last_execution_status IN ('', 'running', 'succeeded', 'failed', 'cancelled'));
