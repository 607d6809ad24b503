-- CreateIndex
CREATE INDEX "event_user_id_created_id_idx" ON "event"("user_id", "created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_affected_user_id_created_id_idx" ON "event"("affected_user_id", "created" DESC, "id" DESC);

-- What Prisma's schema language cannot say.

CREATE INDEX event_about_resource ON event ((context ->> 'resource_uuid'), created DESC, id DESC) WHERE context ? 'resource_uuid';

-- Who was in a project when it was deleted still reads what is left of it.
CREATE INDEX project_former_team ON project USING gin ((termination_metadata -> 'user_roles') jsonb_path_ops) WHERE is_removed;
