-- A role that was revoked when its project was deleted stays revoked since then, whatever is written to it later.
CREATE OR REPLACE FUNCTION end_role_of_deleted_project() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  removed boolean;
BEGIN
  SELECT is_removed INTO removed FROM project WHERE id = NEW.project_id FOR SHARE;
  IF removed THEN
    NEW.is_active := false;
    IF TG_OP = 'UPDATE' THEN
      NEW.revoked_at := coalesce(OLD.revoked_at, NEW.revoked_at, NEW.created);
    ELSE
      NEW.revoked_at := coalesce(NEW.revoked_at, NEW.created);
    END IF;
  END IF;
  RETURN NEW;
END
$$;
