CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kinds" TEXT[],
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_secret_until" TIMESTAMPTZ(3),
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "disabled_reason" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "webhook_endpoint_created_id_idx" ON "webhook_endpoint"("created" DESC, "id" DESC);

ALTER TABLE "webhook_endpoint"
  ADD CONSTRAINT webhook_endpoint_secret_form CHECK (secret LIKE 'whsec\_%'),
  ADD CONSTRAINT webhook_endpoint_previous_secret_dated CHECK (num_nonnulls(previous_secret, previous_secret_until) <> 1),
  ADD CONSTRAINT webhook_endpoint_reason_when_disabled CHECK (NOT is_enabled OR disabled_reason = '');
