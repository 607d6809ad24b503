-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user_action" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "action_type" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "resolved_reason" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "episode" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "urgency_rank" SMALLINT NOT NULL,
    "due_date" TIMESTAMPTZ(3),
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "route_name" TEXT NOT NULL DEFAULT '',
    "route_params" JSONB NOT NULL DEFAULT '{}',
    "related_object_name" TEXT NOT NULL DEFAULT '',
    "project_id" UUID,
    "project_name" TEXT NOT NULL DEFAULT '',
    "customer_id" UUID,
    "customer_name" TEXT NOT NULL DEFAULT '',
    "offering_id" UUID,
    "offering_name" TEXT NOT NULL DEFAULT '',
    "offering_type" TEXT NOT NULL DEFAULT '',
    "resource_id" UUID,
    "resource_name" TEXT NOT NULL DEFAULT '',
    "order_type" TEXT NOT NULL DEFAULT '',
    "said_hash" BIGINT NOT NULL DEFAULT 0,
    "is_silenced" BOOLEAN NOT NULL DEFAULT false,
    "silenced_until" TIMESTAMPTZ(3),
    "silence_mode" TEXT,
    "silence_reason" TEXT NOT NULL DEFAULT '',
    "silenced_at" TIMESTAMPTZ(3),
    "silenced_by_id" UUID,
    "silence_batch_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_action_execution" (
    "id" SERIAL NOT NULL,
    "action_id" UUID,
    "user_id" UUID NOT NULL,
    "action_type" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "related_object_name" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "corrective_action_key" TEXT NOT NULL,
    "corrective_action_label" TEXT NOT NULL,
    "executed_at" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,
    "success" BOOLEAN NOT NULL,
    "error_code" TEXT,
    "error_message" TEXT NOT NULL DEFAULT '',
    "execution_metadata" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "user_action_execution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_action_provider" (
    "id" SERIAL NOT NULL,
    "action_type" TEXT NOT NULL,
    "app_name" TEXT NOT NULL,
    "provider_class" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "schedule" TEXT NOT NULL,
    "last_execution" TIMESTAMPTZ(3),
    "last_execution_status" TEXT NOT NULL DEFAULT '',
    "last_error" TEXT NOT NULL DEFAULT '',
    "last_duration_ms" INTEGER,
    "last_opened" INTEGER NOT NULL DEFAULT 0,
    "last_changed" INTEGER NOT NULL DEFAULT 0,
    "last_resolved" INTEGER NOT NULL DEFAULT 0,
    "progress" TEXT NOT NULL DEFAULT '',
    "stale_since" TIMESTAMPTZ(3),

    CONSTRAINT "user_action_provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offering" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "offering_type" TEXT NOT NULL,
    "plugin_options" JSONB NOT NULL DEFAULT '{}',
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offering_component" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "offering_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_prepaid" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "offering_component_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "project_id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "end_date" DATE,
    "termination_accepted_at" TIMESTAMPTZ(3),
    "termination_accepted_by_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "marketplace_order" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "project_id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "resource_id" UUID,
    "order_type" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "start_date" DATE,
    "cost" DECIMAL(22,10),
    "created_by_id" UUID,
    "consumer_reviewed_at" TIMESTAMPTZ(3),
    "consumer_reviewed_by_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "marketplace_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "email" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "suspended_at" TIMESTAMPTZ(3),
    "invited_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "is_staff" BOOLEAN NOT NULL DEFAULT false,
    "is_support" BOOLEAN NOT NULL DEFAULT false,
    "affiliations" TEXT[],
    "identity_source" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "keys_enabled" BOOLEAN NOT NULL DEFAULT true,
    "digest_enabled" BOOLEAN NOT NULL DEFAULT true,
    "password_hash" TEXT,
    "session_generation" INTEGER NOT NULL DEFAULT 0,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "prefix" TEXT NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_link" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audience" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audience_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audience_member" (
    "audience_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "audience_member_pkey" PRIMARY KEY ("audience_id","user_id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "abbreviation" TEXT NOT NULL DEFAULT '',
    "blocked" BOOLEAN NOT NULL DEFAULT false,
    "archived" BOOLEAN NOT NULL DEFAULT false,
    "user_email_patterns" TEXT[],
    "user_affiliations" TEXT[],
    "user_identity_sources" TEXT[],
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "start_date" DATE,
    "end_date" DATE,
    "kind" TEXT NOT NULL DEFAULT 'DEFAULT',
    "time_zone" TEXT,
    "is_removed" BOOLEAN NOT NULL DEFAULT false,
    "user_email_patterns" TEXT[],
    "user_affiliations" TEXT[],
    "user_identity_sources" TEXT[],
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "scope_type" TEXT NOT NULL,

    CONSTRAINT "role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_permission" (
    "role_id" UUID NOT NULL,
    "permission" TEXT NOT NULL,

    CONSTRAINT "role_permission_pkey" PRIMARY KEY ("role_id","permission")
);

-- CreateTable
CREATE TABLE "user_role" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "external_id" TEXT,
    "user_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "customer_id" UUID,
    "project_id" UUID,
    "expiration_time" TIMESTAMPTZ(3),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_by_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "on_behalf_of_id" UUID,
    "result" TEXT NOT NULL DEFAULT 'success',
    "facts" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,
    "modified_by_id" UUID,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "caller" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "response_status" INTEGER,
    "response_body" TEXT,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("caller","operation","key")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "topic" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID,
    "dedupe_key" TEXT,
    "payload" JSONB NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "local_day" DATE NOT NULL,
    "outbox_message_id" UUID NOT NULL,
    "told" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "record_type" TEXT,
    "size_bytes" BIGINT,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "lines_read" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "error_count" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "created" TIMESTAMPTZ(3) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_error" (
    "id" SERIAL NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "record_type" TEXT NOT NULL DEFAULT '',
    "external_id" TEXT NOT NULL DEFAULT '',
    "field" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL,

    CONSTRAINT "import_error_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_run" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "job_id" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL,
    "result" JSONB,
    "error" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "user_action_object_id_action_type_idx" ON "user_action"("object_id", "action_type");

-- CreateIndex
CREATE UNIQUE INDEX "user_action_user_id_action_type_object_type_object_id_key" ON "user_action"("user_id", "action_type", "object_type", "object_id");

-- CreateIndex
CREATE INDEX "user_action_execution_user_id_executed_at_id_idx" ON "user_action_execution"("user_id", "executed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "user_action_execution_action_id_idx" ON "user_action_execution"("action_id");

-- CreateIndex
CREATE INDEX "user_action_execution_executed_at_idx" ON "user_action_execution"("executed_at");

-- CreateIndex
CREATE UNIQUE INDEX "user_action_provider_action_type_key" ON "user_action_provider"("action_type");

-- CreateIndex
CREATE UNIQUE INDEX "offering_external_id_key" ON "offering"("external_id");

-- CreateIndex
CREATE INDEX "offering_customer_id_idx" ON "offering"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "offering_component_offering_id_type_key" ON "offering_component"("offering_id", "type");

-- CreateIndex
CREATE UNIQUE INDEX "resource_external_id_key" ON "resource"("external_id");

-- CreateIndex
CREATE INDEX "resource_project_id_created_id_idx" ON "resource"("project_id", "created", "id");

-- CreateIndex
CREATE INDEX "resource_offering_id_idx" ON "resource"("offering_id");

-- CreateIndex
CREATE UNIQUE INDEX "marketplace_order_external_id_key" ON "marketplace_order"("external_id");

-- CreateIndex
CREATE INDEX "marketplace_order_project_id_created_id_idx" ON "marketplace_order"("project_id", "created", "id");

-- CreateIndex
CREATE INDEX "marketplace_order_offering_id_idx" ON "marketplace_order"("offering_id");

-- CreateIndex
CREATE INDEX "marketplace_order_resource_id_idx" ON "marketplace_order"("resource_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_external_id_key" ON "user_account"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_username_key" ON "user_account"("username");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_created_idx" ON "api_token"("user_id", "created");

-- CreateIndex
CREATE UNIQUE INDEX "password_link_token_hash_key" ON "password_link"("token_hash");

-- CreateIndex
CREATE INDEX "password_link_user_id_idx" ON "password_link"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "audience_external_id_key" ON "audience"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "audience_name_key" ON "audience"("name");

-- CreateIndex
CREATE INDEX "audience_member_user_id_idx" ON "audience_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_external_id_key" ON "customer"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "project_external_id_key" ON "project"("external_id");

-- CreateIndex
CREATE INDEX "project_customer_id_idx" ON "project"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "role_name_key" ON "role"("name");

-- CreateIndex
CREATE UNIQUE INDEX "user_role_external_id_key" ON "user_role"("external_id");

-- CreateIndex
CREATE INDEX "user_role_user_id_idx" ON "user_role"("user_id");

-- CreateIndex
CREATE INDEX "user_role_project_id_idx" ON "user_role"("project_id");

-- CreateIndex
CREATE INDEX "user_role_customer_id_idx" ON "user_role"("customer_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_at_idx" ON "audit_entry"("subject_type", "subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_idx" ON "idempotency_key"("created");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_dedupe_key_key" ON "outbox_message"("dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "digest_user_id_local_day_key" ON "digest"("user_id", "local_day");

-- CreateIndex
CREATE INDEX "import_created_id_idx" ON "import"("created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "import_error_import_id_id_idx" ON "import_error"("import_id", "id");

-- CreateIndex
CREATE INDEX "job_run_job_id_started_at_idx" ON "job_run"("job_id", "started_at" DESC);

-- AddForeignKey
ALTER TABLE "user_action" ADD CONSTRAINT "user_action_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering_component" ADD CONSTRAINT "offering_component_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marketplace_order" ADD CONSTRAINT "marketplace_order_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marketplace_order" ADD CONSTRAINT "marketplace_order_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marketplace_order" ADD CONSTRAINT "marketplace_order_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience_member" ADD CONSTRAINT "audience_member_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience_member" ADD CONSTRAINT "audience_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_permission" ADD CONSTRAINT "role_permission_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "role"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "role"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_error" ADD CONSTRAINT "import_error_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema language cannot say.

ALTER TABLE user_account
  ADD CONSTRAINT user_status_known CHECK (status IN ('active', 'suspended', 'deleted')),
  ADD CONSTRAINT user_email_lower_case CHECK (email = lower(email)),
  ADD CONSTRAINT user_suspension_dated CHECK (status <> 'suspended' OR suspended_at IS NOT NULL);

ALTER TABLE project
  ADD CONSTRAINT project_kind_known CHECK (kind IN ('DEFAULT', 'COURSE', 'PUBLIC')),
  ADD CONSTRAINT project_dates_ordered CHECK (end_date >= start_date);

ALTER TABLE role
  ADD CONSTRAINT role_scope_known CHECK (scope_type IN ('customer', 'project'));

ALTER TABLE user_role
  ADD CONSTRAINT user_role_one_scope CHECK (num_nonnulls(customer_id, project_id) = 1);
CREATE UNIQUE INDEX user_role_active_in_customer ON user_role (user_id, role_id, customer_id) WHERE is_active AND customer_id IS NOT NULL;
CREATE UNIQUE INDEX user_role_active_in_project ON user_role (user_id, role_id, project_id) WHERE is_active AND project_id IS NOT NULL;

ALTER TABLE resource
  ADD CONSTRAINT resource_state_known CHECK (state IN ('CREATING', 'OK', 'ERRED', 'UPDATING', 'TERMINATING', 'TERMINATED'));
CREATE INDEX resource_ending ON resource (end_date) WHERE state = 'OK' AND end_date IS NOT NULL;

ALTER TABLE marketplace_order
  ADD CONSTRAINT order_type_known CHECK (order_type IN ('CREATE', 'UPDATE', 'TERMINATE')),
  ADD CONSTRAINT order_state_known CHECK (state IN ('PENDING_CONSUMER', 'PENDING_PROVIDER', 'PENDING_PROJECT', 'PENDING_START_DATE',
    'EXECUTING', 'DONE', 'ERRED', 'CANCELED', 'REJECTED'));
CREATE INDEX order_waiting_for_consumer ON marketplace_order (created) WHERE state = 'PENDING_CONSUMER';
CREATE INDEX order_open_on_resource ON marketplace_order (resource_id)
  WHERE state IN ('PENDING_CONSUMER', 'PENDING_PROVIDER', 'PENDING_PROJECT', 'PENDING_START_DATE', 'EXECUTING');

ALTER TABLE user_action
  ADD CONSTRAINT user_action_status_known CHECK (status IN ('open', 'resolved')),
  ADD CONSTRAINT user_action_resolution_said CHECK ((status = 'resolved') = (resolved_reason IS NOT NULL AND resolved_at IS NOT NULL)),
  ADD CONSTRAINT user_action_reason_known CHECK (resolved_reason IN ('condition_cleared', 'executed', 'access_lost', 'object_removed', 'provider_disabled')),
  ADD CONSTRAINT user_action_urgency_known CHECK (urgency_rank BETWEEN 1 AND 3),
  ADD CONSTRAINT user_action_silence_known CHECK (silence_mode IN ('until_date', 'until_changed', 'until_worse', 'until_due', 'forever')),
  ADD CONSTRAINT user_action_silence_said CHECK ((silence_mode IS NOT NULL) = (is_silenced OR silenced_until IS NOT NULL));
CREATE INDEX user_action_list ON user_action (user_id, urgency_rank DESC, due_date, created DESC, id) WHERE status = 'open';
CREATE INDEX user_action_resolved ON user_action (resolved_at) WHERE status = 'resolved';
CREATE INDEX user_action_silence_end ON user_action (silenced_until) WHERE silenced_until IS NOT NULL;

ALTER TABLE user_action_provider
  ADD CONSTRAINT provider_run_status_known CHECK (last_execution_status IN ('', 'running', 'succeeded', 'failed'));

ALTER TABLE audit_entry
  ADD CONSTRAINT audit_result_known CHECK (result IN ('success', 'refused', 'failure'));
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE outbox_message
  ADD CONSTRAINT outbox_topic_known CHECK (topic IN ('event', 'mail'));
CREATE INDEX outbox_message_waiting ON outbox_message (topic, created) WHERE processed_at IS NULL;

ALTER TABLE import
  ADD CONSTRAINT import_status_known CHECK (status IN ('queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled')),
  ADD CONSTRAINT import_format_known CHECK (format IN ('ndjson', 'csv'));

ALTER TABLE job_run
  ADD CONSTRAINT job_run_status_known CHECK (status IN ('running', 'succeeded', 'failed'));

-- The roles and what they may do by default.
INSERT INTO role (name, description, scope_type) VALUES
  ('CUSTOMER_OWNER', 'Owner of an organisation and all its projects', 'customer'),
  ('CUSTOMER_MANAGER', 'Manager of an organisation''s projects', 'customer'),
  ('CUSTOMER_SUPPORT', 'Reads an organisation''s projects', 'customer'),
  ('PROJECT_MANAGER', 'Manager of a project', 'project'),
  ('PROJECT_ADMIN', 'Administrator of a project''s resources', 'project'),
  ('PROJECT_MEMBER', 'Member of a project', 'project');

INSERT INTO role_permission (role_id, permission)
SELECT role.id, granted.permission
FROM role
JOIN (VALUES
  ('CUSTOMER_OWNER', ARRAY['ORDER.APPROVE', 'ORDER.REJECT', 'ORDER.CANCEL', 'RESOURCE.SET_END_DATE', 'RESOURCE.TERMINATE',
    'PROJECT.UPDATE', 'PROJECT.CREATE', 'PROJECT.DELETE', 'CUSTOMER.CREATE_PERMISSION', 'CUSTOMER.UPDATE_PERMISSION', 'CUSTOMER.DELETE_PERMISSION',
    'PROJECT.CREATE_PERMISSION', 'PROJECT.UPDATE_PERMISSION', 'PROJECT.DELETE_PERMISSION']),
  ('CUSTOMER_MANAGER', ARRAY['ORDER.APPROVE', 'ORDER.REJECT', 'ORDER.CANCEL', 'RESOURCE.SET_END_DATE', 'PROJECT.UPDATE', 'PROJECT.CREATE']),
  ('PROJECT_MANAGER', ARRAY['ORDER.APPROVE', 'ORDER.REJECT', 'ORDER.CANCEL', 'RESOURCE.SET_END_DATE', 'RESOURCE.TERMINATE',
    'PROJECT.UPDATE', 'PROJECT.CREATE_PERMISSION', 'PROJECT.UPDATE_PERMISSION', 'PROJECT.DELETE_PERMISSION']),
  ('PROJECT_ADMIN', ARRAY['ORDER.APPROVE', 'ORDER.REJECT', 'ORDER.CANCEL', 'RESOURCE.SET_END_DATE', 'RESOURCE.TERMINATE'])
) AS granted_to (role_name, permissions) ON granted_to.role_name = role.name
CROSS JOIN unnest(granted_to.permissions) AS granted (permission);
