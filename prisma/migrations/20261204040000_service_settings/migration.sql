-- AlterTable
ALTER TABLE "resource" ADD COLUMN "service_settings_id" UUID;

-- CreateTable
CREATE TABLE "service_settings" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "customer_id" UUID,
    "backend_url" TEXT NOT NULL DEFAULT '',
    "options" JSONB NOT NULL DEFAULT '{}',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_credential" (
    "settings_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "service_credential_pkey" PRIMARY KEY ("settings_id","name")
);

-- CreateIndex
CREATE INDEX "service_settings_customer_id_idx" ON "service_settings"("customer_id");

-- CreateIndex
CREATE INDEX "service_settings_name_id_idx" ON "service_settings"("name", "id");

-- CreateIndex
CREATE INDEX "resource_service_settings_id_idx" ON "resource"("service_settings_id");

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_service_settings_id_fkey" FOREIGN KEY ("service_settings_id") REFERENCES "service_settings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_settings" ADD CONSTRAINT "service_settings_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_credential" ADD CONSTRAINT "service_credential_settings_id_fkey" FOREIGN KEY ("settings_id") REFERENCES "service_settings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE service_settings ADD CONSTRAINT service_settings_name_length CHECK (char_length(name) BETWEEN 1 AND 150);
ALTER TABLE service_settings ADD CONSTRAINT service_settings_type_length CHECK (char_length(type) BETWEEN 1 AND 255);
ALTER TABLE service_settings ADD CONSTRAINT service_settings_url_length CHECK (char_length(backend_url) <= 255);
ALTER TABLE service_settings ADD CONSTRAINT service_settings_options_object CHECK (jsonb_typeof(options) = 'object');
ALTER TABLE service_credential ADD CONSTRAINT service_credential_name_known CHECK (name IN ('username', 'password', 'token', 'certificate'));
-- A nonce of 12 bytes, a tag of 16, and at least one of ciphertext.
ALTER TABLE service_credential ADD CONSTRAINT service_credential_is_sealed CHECK (octet_length(sealed) > 28);
