-- One row per session, so that signing out ends it on the server. Sessions from before have none and end with this.
CREATE TABLE user_session (
  id uuid NOT NULL DEFAULT uuid_v7(),
  user_id uuid NOT NULL,
  method text NOT NULL,
  browser text NOT NULL,
  network text,
  created timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  CONSTRAINT user_session_pkey PRIMARY KEY (id),
  CONSTRAINT user_session_method_check CHECK (method IN ('password', 'link', 'demo', 'oidc')),
  CONSTRAINT user_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX user_session_user_id_ended_at_idx ON user_session (user_id, ended_at);
CREATE INDEX user_session_expires_at_idx ON user_session (expires_at);

-- As with links: sessions of a person who was suspended do not come back with them.
CREATE OR REPLACE FUNCTION end_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE user_session SET expires_at = created WHERE user_id = NEW.id AND ended_at IS NULL;
  NEW.session_generation := OLD.session_generation + 1;
  RETURN NEW;
END
$$;
