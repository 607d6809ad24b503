-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "accounting_start_date" DATE,
ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "backend_id" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "contact_details" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "country" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "email" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "grace_period_days" INTEGER,
ADD COLUMN     "homepage" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "max_service_accounts" INTEGER DEFAULT 0,
ADD COLUMN     "native_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "phone_number" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "postal" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "registration_code" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "slug" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "vat_code" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "marketplace_order" ADD COLUMN     "attributes" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "completed_at" TIMESTAMPTZ(3),
ADD COLUMN     "consumer_rejection_comment" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "error_message" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "error_traceback" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "provider_rejection_comment" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "provider_reviewed_at" TIMESTAMPTZ(3),
ADD COLUMN     "provider_reviewed_by_id" UUID,
ADD COLUMN     "request_comment" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "backend_id" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "end_accepted_at" TIMESTAMPTZ(3),
ADD COLUMN     "end_accepted_by_id" UUID,
ADD COLUMN     "end_date_requested_by_id" UUID,
ADD COLUMN     "end_date_updated_at" TIMESTAMPTZ(3),
ADD COLUMN     "grace_period_days" INTEGER,
ADD COLUMN     "is_industry" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "max_service_accounts" INTEGER,
ADD COLUMN     "oecd_fos_2007_code" TEXT,
ADD COLUMN     "recovered_at" TIMESTAMPTZ(3),
ADD COLUMN     "recovered_by_id" UUID,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "slug" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "staff_notes" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "termination_metadata" JSONB,
ADD COLUMN     "type_id" UUID;

-- AlterTable
ALTER TABLE "resource" ADD COLUMN     "backend_id" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "paused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "paused_by" TEXT;

-- CreateTable
CREATE TABLE "project_type" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_state_change" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "project_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,

    CONSTRAINT "project_state_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "end_date_change_request" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "project_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "requested_end_date" DATE NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "review_comment" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "reviewed_by_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "end_date_change_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "created" TIMESTAMPTZ(3) NOT NULL,
    "event_type" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "context" JSONB NOT NULL,
    "project_id" UUID,
    "customer_id" UUID,
    "user_id" UUID,
    "affected_user_id" UUID,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_end_notice" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "last_day" DATE NOT NULL,
    "milestone" SMALLINT NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_end_notice_pkey" PRIMARY KEY ("project_id","user_id","last_day","milestone")
);

-- CreateIndex
CREATE UNIQUE INDEX "project_type_name_key" ON "project_type"("name");

-- CreateIndex
CREATE INDEX "project_state_change_project_id_at_id_idx" ON "project_state_change"("project_id", "at", "id");

-- CreateIndex
CREATE INDEX "end_date_change_request_project_id_created_idx" ON "end_date_change_request"("project_id", "created");

-- CreateIndex
CREATE INDEX "end_date_change_request_created_id_idx" ON "end_date_change_request"("created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_created_id_idx" ON "event"("created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_project_id_created_id_idx" ON "event"("project_id", "created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_customer_id_created_id_idx" ON "event"("customer_id", "created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "project_type_id_idx" ON "project"("type_id");

-- CreateIndex
CREATE INDEX "project_name_id_idx" ON "project"("name", "id");

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "project_type"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_state_change" ADD CONSTRAINT "project_state_change_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "end_date_change_request" ADD CONSTRAINT "end_date_change_request_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_end_notice" ADD CONSTRAINT "project_end_notice_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_end_notice" ADD CONSTRAINT "project_end_notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

ALTER TABLE customer
  ADD CONSTRAINT customer_grace_days CHECK (grace_period_days BETWEEN 0 AND 3650),
  ADD CONSTRAINT customer_service_accounts CHECK (max_service_accounts BETWEEN 0 AND 32767);

ALTER TABLE project
  ADD CONSTRAINT project_grace_days CHECK (grace_period_days BETWEEN 0 AND 3650),
  ADD CONSTRAINT project_service_accounts CHECK (max_service_accounts BETWEEN 0 AND 32767),
  ADD CONSTRAINT project_oecd_code_form CHECK (oecd_fos_2007_code ~ '^[1-6]\.[1-9][0-9]?$'),
  ADD CONSTRAINT project_end_accepted_has_end CHECK (end_accepted_at IS NULL OR end_date IS NOT NULL);

ALTER TABLE project_state_change
  ADD CONSTRAINT project_state_known CHECK (state IN ('creating', 'active', 'end_date_set', 'in_grace', 'expired', 'soft_deleted'));

ALTER TABLE end_date_change_request
  ADD CONSTRAINT end_date_request_state_known CHECK (state IN ('pending', 'approved', 'rejected', 'canceled')),
  ADD CONSTRAINT end_date_request_reviewed_dated CHECK ((state IN ('approved', 'rejected')) = (reviewed_at IS NOT NULL));
CREATE UNIQUE INDEX end_date_request_one_pending ON end_date_change_request (project_id) WHERE state = 'pending';

ALTER TABLE resource
  ADD CONSTRAINT resource_paused_by_known CHECK (paused_by IN ('grace', 'staff')),
  ADD CONSTRAINT resource_pause_explained CHECK (NOT paused OR paused_by IS NOT NULL);

-- Texts may be replaced when a person named in them is purged; nothing else about an event ever changes.
CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE OF id, created, event_type, project_id, customer_id, user_id, affected_user_id ON event
FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What stands for a name in addresses: ASCII letters, digits and hyphens, at most 50; empty where nothing is left.
CREATE FUNCTION slug_of(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT trim(BOTH '-' FROM left(trim(BOTH '-' FROM regexp_replace(
    regexp_replace(
      replace(replace(replace(replace(translate(lower(normalize(name, NFKD)), 'øłđðı', 'olddi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
      '[\u0300-\u036f]', '', 'g'),
    '[^a-z0-9]+', '-', 'g')), 50))
$$;

-- The first free one of slug, slug-2, slug-3, … in a customer, or in the installation where there is none.
CREATE FUNCTION free_slug(wanted text, in_customer uuid, own uuid) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  tried text := wanted;
  number int := 1;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('slug:' || coalesce(in_customer::text, ''), 0));
  WHILE CASE WHEN in_customer IS NULL
      THEN EXISTS (SELECT FROM customer WHERE slug = tried AND id <> own)
      ELSE EXISTS (SELECT FROM project WHERE customer_id = in_customer AND slug = tried AND NOT is_removed AND id <> own) END LOOP
    number := number + 1;
    tried := rtrim(left(wanted, 49 - length(number::text)), '-') || '-' || number;
  END LOOP;
  RETURN tried;
END
$$;

CREATE FUNCTION keep_project_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.slug = '' THEN
    NEW.slug := coalesce(nullif(slug_of(NEW.name), ''), 'project');
  END IF;
  IF NOT NEW.is_removed THEN
    NEW.slug := free_slug(NEW.slug, NEW.customer_id, NEW.id);
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION keep_customer_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.slug = '' THEN
    NEW.slug := coalesce(nullif(slug_of(NEW.name), ''), 'customer');
  END IF;
  NEW.slug := free_slug(NEW.slug, NULL, NEW.id);
  RETURN NEW;
END
$$;

CREATE INDEX project_slug_in_customer ON project (customer_id, slug) WHERE NOT is_removed;
CREATE INDEX customer_slug ON customer (slug);

WITH named AS (
  SELECT id, coalesce(nullif(slug_of(name), ''), 'project') AS slug, customer_id, is_removed, created FROM project),
numbered AS (
  SELECT id, slug, row_number() OVER (PARTITION BY customer_id, slug, is_removed ORDER BY created, id) AS number FROM named)
UPDATE project SET slug = numbered.slug FROM numbered WHERE numbered.id = project.id AND numbered.number = 1;
WITH named AS (
  SELECT id, coalesce(nullif(slug_of(name), ''), 'customer') AS slug, created FROM customer),
numbered AS (
  SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number FROM named)
UPDATE customer SET slug = numbered.slug FROM numbered WHERE numbered.id = customer.id AND numbered.number = 1;

CREATE TRIGGER project_slug_kept BEFORE INSERT OR UPDATE OF is_removed, customer_id, slug ON project
FOR EACH ROW EXECUTE FUNCTION keep_project_slug();
CREATE TRIGGER customer_slug_kept BEFORE INSERT OR UPDATE OF slug ON customer
FOR EACH ROW EXECUTE FUNCTION keep_customer_slug();

DO $do$
DECLARE
  held record;
BEGIN
  FOR held IN SELECT id, name, customer_id FROM project WHERE slug = '' ORDER BY created, id LOOP
    UPDATE project SET slug = free_slug(coalesce(nullif(slug_of(held.name), ''), 'project'), held.customer_id, held.id) WHERE id = held.id;
  END LOOP;
  FOR held IN SELECT id, name FROM customer WHERE slug = '' ORDER BY created, id LOOP
    UPDATE customer SET slug = free_slug(coalesce(nullif(slug_of(held.name), ''), 'customer'), NULL, held.id) WHERE id = held.id;
  END LOOP;
END
$do$;

DROP INDEX project_slug_in_customer;
CREATE UNIQUE INDEX project_slug_unique ON project (customer_id, slug) WHERE NOT is_removed;
DROP INDEX customer_slug;
CREATE UNIQUE INDEX customer_slug_unique ON customer (slug);

-- What the job of projects' lives looks for.
CREATE INDEX project_with_end ON project (end_date) WHERE NOT is_removed AND end_date IS NOT NULL;

-- Who may place orders, finish them for the provider, and change an organisation.
INSERT INTO role_permission (role_id, permission)
SELECT role.id, granted.permission
FROM role
JOIN (VALUES
  ('CUSTOMER_OWNER', ARRAY['ORDER.CREATE', 'OFFERING.PROCESS_ORDERS', 'CUSTOMER.UPDATE']),
  ('CUSTOMER_MANAGER', ARRAY['ORDER.CREATE']),
  ('PROJECT_MANAGER', ARRAY['ORDER.CREATE']),
  ('PROJECT_ADMIN', ARRAY['ORDER.CREATE']),
  ('PROJECT_MEMBER', ARRAY['ORDER.CREATE'])
) AS granted_to (role_name, permissions) ON granted_to.role_name = role.name
CROSS JOIN unnest(granted_to.permissions) AS granted (permission)
ON CONFLICT DO NOTHING;
