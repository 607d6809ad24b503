-- Staff read orders and resources of all projects, newest first.

-- CreateIndex
CREATE INDEX "resource_created_id_idx" ON "resource"("created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "marketplace_order_created_id_idx" ON "marketplace_order"("created" DESC, "id" DESC);
