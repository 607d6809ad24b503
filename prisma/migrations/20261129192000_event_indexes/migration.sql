-- CreateIndex
CREATE INDEX "event_user_id_created_id_idx" ON "event"("user_id", "created" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_affected_user_id_created_id_idx" ON "event"("affected_user_id", "created" DESC, "id" DESC);

-- What Prisma's schema language cannot say.

CREATE INDEX event_about_resource ON event ((context ->> 'resource_uuid'), created DESC, id DESC) WHERE context ? 'resource_uuid';

-- Who was in a project when it was deleted still reads what is left of it.
CREATE INDEX project_former_team ON project USING gin ((termination_metadata -> 'user_roles') jsonb_path_ops) WHERE is_removed;

-- The first free one of slug, slug-2, slug-3, …: found by doubling and halving, since imports bring thousands of one name.
CREATE OR REPLACE FUNCTION free_slug(wanted text, in_customer uuid, own uuid) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  taken int := 1;
  free int := 2;
  tried int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('slug:' || coalesce(in_customer::text, ''), 0));
  IF NOT is_slug_taken(wanted, in_customer, own) THEN
    RETURN wanted;
  END IF;
  WHILE is_slug_taken(numbered_slug(wanted, free), in_customer, own) LOOP
    taken := free;
    free := free * 2;
  END LOOP;
  WHILE free - taken > 1 LOOP
    tried := (taken + free) / 2;
    IF is_slug_taken(numbered_slug(wanted, tried), in_customer, own) THEN
      taken := tried;
    ELSE
      free := tried;
    END IF;
  END LOOP;
  RETURN numbered_slug(wanted, free);
END
$$;

CREATE FUNCTION numbered_slug(wanted text, number int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT rtrim(left(wanted, 49 - length(number::text)), '-') || '-' || number
$$;

CREATE FUNCTION is_slug_taken(tried text, in_customer uuid, own uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF in_customer IS NULL THEN
    RETURN EXISTS (SELECT FROM customer WHERE slug = tried AND id <> own);
  END IF;
  RETURN EXISTS (SELECT FROM project WHERE customer_id = in_customer AND slug = tried AND NOT is_removed AND id <> own);
END
$$;
