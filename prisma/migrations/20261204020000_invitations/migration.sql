-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "role_id" UUID NOT NULL,
    "customer_id" UUID,
    "project_id" UUID,
    "email" TEXT NOT NULL,
    "full_name" TEXT NOT NULL DEFAULT '',
    "extra_invitation_text" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "is_of_recovery" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "link_id" UUID,
    "token_hash" BYTEA,
    "expires_at" TIMESTAMPTZ(3),
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "role_id" UUID NOT NULL,
    "customer_id" UUID,
    "project_id" UUID,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "auto_create_project" BOOLEAN NOT NULL DEFAULT false,
    "auto_approve" BOOLEAN NOT NULL DEFAULT false,
    "project_name_template" TEXT,
    "project_role_id" UUID,
    "user_email_patterns" TEXT[],
    "user_affiliations" TEXT[],
    "user_identity_sources" TEXT[],
    "custom_text" TEXT NOT NULL DEFAULT '',
    "allow_multiple_requests" BOOLEAN NOT NULL DEFAULT false,
    "allow_custom_project_details" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "group_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permission_request" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "group_invitation_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_by_id" UUID NOT NULL,
    "is_only_one" BOOLEAN NOT NULL DEFAULT true,
    "reviewed_by_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "review_comment" TEXT NOT NULL DEFAULT '',
    "project_name" TEXT NOT NULL DEFAULT '',
    "project_description" TEXT NOT NULL DEFAULT '',
    "project_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "permission_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_project_id_created_idx" ON "invitation"("project_id", "created");

-- CreateIndex
CREATE INDEX "invitation_customer_id_created_idx" ON "invitation"("customer_id", "created");

-- CreateIndex
CREATE INDEX "invitation_created_by_id_created_idx" ON "invitation"("created_by_id", "created");

-- CreateIndex
CREATE INDEX "invitation_created_id_idx" ON "invitation"("created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "group_invitation_project_id_idx" ON "group_invitation"("project_id");

-- CreateIndex
CREATE INDEX "group_invitation_customer_id_idx" ON "group_invitation"("customer_id");

-- CreateIndex
CREATE INDEX "group_invitation_created_id_idx" ON "group_invitation"("created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "permission_request_group_invitation_id_created_idx" ON "permission_request"("group_invitation_id", "created");

-- CreateIndex
CREATE INDEX "permission_request_created_by_id_created_idx" ON "permission_request"("created_by_id", "created");

-- CreateIndex
CREATE INDEX "permission_request_created_id_idx" ON "permission_request"("created" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "role"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "role"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_project_role_id_fkey" FOREIGN KEY ("project_role_id") REFERENCES "role"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permission_request" ADD CONSTRAINT "permission_request_group_invitation_id_fkey" FOREIGN KEY ("group_invitation_id") REFERENCES "group_invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permission_request" ADD CONSTRAINT "permission_request_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE invitation
  ADD CONSTRAINT invitation_state_known CHECK (state IN ('requested', 'project', 'pending', 'accepted', 'canceled', 'expired', 'rejected')),
  ADD CONSTRAINT invitation_one_place CHECK (num_nonnulls(customer_id, project_id) = 1),
  ADD CONSTRAINT invitation_email_lower_case CHECK (email = lower(email)),
  ADD CONSTRAINT invitation_mailed_whole CHECK (state <> 'pending' OR (link_id IS NOT NULL AND token_hash IS NOT NULL AND expires_at IS NOT NULL)),
  ADD CONSTRAINT invitation_text_length CHECK (char_length(extra_invitation_text) <= 2000);
-- One open invitation for an address, however its domain is written, a role and a place.
CREATE UNIQUE INDEX invitation_one_open ON invitation (ascii_address(email), role_id, coalesce(project_id, customer_id))
  WHERE state IN ('requested', 'project', 'pending');
CREATE INDEX invitation_by_address ON invitation (ascii_address(email));
CREATE INDEX invitation_by_expiry ON invitation (expires_at) WHERE state = 'pending';

ALTER TABLE group_invitation
  ADD CONSTRAINT group_invitation_one_place CHECK (num_nonnulls(customer_id, project_id) = 1),
  ADD CONSTRAINT group_invitation_projects CHECK (NOT auto_create_project
    OR (customer_id IS NOT NULL AND project_name_template IS NOT NULL AND project_role_id IS NOT NULL)),
  ADD CONSTRAINT group_invitation_text_length CHECK (char_length(custom_text) <= 2000);

ALTER TABLE permission_request
  ADD CONSTRAINT permission_request_state_known CHECK (state IN ('pending', 'approved', 'rejected', 'canceled')),
  ADD CONSTRAINT permission_request_reviewed_dated CHECK ((state IN ('approved', 'rejected')) = (reviewed_at IS NOT NULL)),
  ADD CONSTRAINT permission_request_comment_length CHECK (char_length(review_comment) <= 2000);
CREATE UNIQUE INDEX permission_request_once ON permission_request (group_invitation_id, created_by_id)
  WHERE state IN ('pending', 'approved') AND is_only_one;
CREATE INDEX invitation_waiting_for_start ON invitation (project_id) WHERE state = 'project';
