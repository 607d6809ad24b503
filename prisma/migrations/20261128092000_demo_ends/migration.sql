-- When the demo data was loaded to its end; null while it is not, so that an interrupted first start goes on.
ALTER TABLE installation ADD COLUMN filled_at timestamptz(3);

-- Whoever gets a password or an invitation is somebody real from then on, by whatever way that happens.
CREATE FUNCTION make_real() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.is_demo := false;
  RETURN NEW;
END
$$;

CREATE TRIGGER account_becomes_real BEFORE INSERT OR UPDATE OF password_hash, invited_at, is_demo ON user_account
FOR EACH ROW WHEN (NEW.is_demo AND (NEW.password_hash IS NOT NULL OR NEW.invited_at IS NOT NULL))
EXECUTE FUNCTION make_real();

-- What was opened without proof ends with that.
CREATE FUNCTION end_demo_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE user_session SET expires_at = created WHERE user_id = NEW.id AND ended_at IS NULL;
  UPDATE api_token SET revoked_at = NEW.modified WHERE user_id = NEW.id AND revoked_at IS NULL;
  RETURN NULL;
END
$$;

-- On any update: what a trigger before it has changed counts too.
CREATE TRIGGER demo_access_ends AFTER UPDATE ON user_account
FOR EACH ROW WHEN (OLD.is_demo AND NOT NEW.is_demo)
EXECUTE FUNCTION end_demo_access();
