-- Tokens made before, and those that an older version of the app still makes, may do everything and never expire.
ALTER TABLE "api_token"
    ADD COLUMN "scope" TEXT NOT NULL DEFAULT 'write',
    ADD COLUMN "expires_at" TIMESTAMPTZ(3),
    ADD COLUMN "expiry_notified_at" TIMESTAMPTZ(3);

ALTER TABLE "api_token" ADD CONSTRAINT "api_token_scope_known" CHECK (scope IN ('read', 'write', 'ingest'));
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_lives" CHECK (expires_at > created);

-- Those of which the owner is still to be notified: few, however many tokens there are.
CREATE INDEX "api_token_expiring" ON "api_token" ("expires_at") WHERE revoked_at IS NULL AND expiry_notified_at IS NULL;
