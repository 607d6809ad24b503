-- The secret address at which somebody's calendar is read; one a person. Only a hash of it is kept.
CREATE TABLE "calendar_address" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_address_pkey" PRIMARY KEY ("id")
);

-- What a calendar said last of each of its events: what changed since then has a higher sequence.
CREATE TABLE "calendar_revision" (
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_revision_pkey" PRIMARY KEY ("user_id", "kind", "object_id")
);

CREATE UNIQUE INDEX "calendar_address_user_id_key" ON "calendar_address"("user_id");
CREATE UNIQUE INDEX "calendar_address_token_hash_key" ON "calendar_address"("token_hash");

ALTER TABLE "calendar_address" ADD CONSTRAINT "calendar_address_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "calendar_revision" ADD CONSTRAINT "calendar_revision_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
