-- What an installation is from its first start on. One row at most.
CREATE TABLE installation (
  id integer NOT NULL DEFAULT 1,
  kind text NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT installation_pkey PRIMARY KEY (id),
  CONSTRAINT installation_id_check CHECK (id = 1),
  CONSTRAINT installation_kind_check CHECK (kind IN ('demo', 'real'))
);

-- Who came with the demo. Nobody else is let in without proof.
ALTER TABLE user_account ADD COLUMN is_demo boolean NOT NULL DEFAULT false;
