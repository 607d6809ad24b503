-- CreateTable
CREATE TABLE "service_account" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "project_id" UUID,
    "customer_id" UUID,
    "description" TEXT NOT NULL DEFAULT '',
    "closed_at" TIMESTAMPTZ(3),
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_account_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_account_user_id_key" ON "service_account"("user_id");

-- CreateIndex
CREATE INDEX "service_account_project_id_idx" ON "service_account"("project_id");

-- CreateIndex
CREATE INDEX "service_account_customer_id_idx" ON "service_account"("customer_id");

-- AddForeignKey
ALTER TABLE "service_account" ADD CONSTRAINT "service_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_account" ADD CONSTRAINT "service_account_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_account" ADD CONSTRAINT "service_account_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE service_account ADD CONSTRAINT service_account_one_place CHECK (num_nonnulls(project_id, customer_id) = 1);
ALTER TABLE service_account ADD CONSTRAINT service_account_description_length CHECK (char_length(description) <= 2000);
