-- Whoever changes an account, by whatever way: links that are under way were sent to the address and the standing of before.
CREATE FUNCTION expire_account_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE password_link SET expires_at = created WHERE user_id = NEW.id AND used_at IS NULL;
  RETURN NULL;
END
$$;

CREATE TRIGGER account_links_expire AFTER UPDATE OF email, status ON user_account
FOR EACH ROW WHEN (OLD.email IS DISTINCT FROM NEW.email OR (OLD.status = 'active' AND NEW.status <> 'active'))
EXECUTE FUNCTION expire_account_links();

-- Sessions of a person who was suspended do not come back with them.
CREATE FUNCTION end_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.session_generation := OLD.session_generation + 1;
  RETURN NEW;
END
$$;

CREATE TRIGGER sessions_end BEFORE UPDATE OF status ON user_account
FOR EACH ROW WHEN (OLD.status = 'active' AND NEW.status <> 'active')
EXECUTE FUNCTION end_sessions();
