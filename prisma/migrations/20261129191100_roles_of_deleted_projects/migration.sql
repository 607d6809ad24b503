-- A role that is given while its project is being deleted waits for that, and is over then: no role outlives its project.
CREATE FUNCTION end_role_of_deleted_project() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  removed boolean;
BEGIN
  SELECT is_removed INTO removed FROM project WHERE id = NEW.project_id FOR SHARE;
  IF removed THEN
    NEW.is_active := false;
    NEW.revoked_at := coalesce(NEW.revoked_at, NEW.created);
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER user_role_needs_project BEFORE INSERT OR UPDATE OF is_active, project_id ON user_role
FOR EACH ROW WHEN (NEW.is_active AND NEW.project_id IS NOT NULL) EXECUTE FUNCTION end_role_of_deleted_project();
