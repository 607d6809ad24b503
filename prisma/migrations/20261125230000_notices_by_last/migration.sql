-- Newest is what came last, again or for the first time.
CREATE INDEX "admin_notification_last_at_id_idx" ON "admin_notification"("last_at" DESC, "id" DESC);
CREATE INDEX "admin_notification_priority_rank_last_at_id_idx" ON "admin_notification"("priority_rank" DESC, "last_at" DESC, "id" DESC);
DROP INDEX "admin_notification_created_at_id_idx";
DROP INDEX "admin_notification_priority_rank_created_at_id_idx";
