-- A job engine outside that cannot be reached, and since when. One row while an outage lasts, whichever process noticed it,
-- so that staff are notified once when it begins and once when it ends.
CREATE TABLE engine_outage (
  engine TEXT PRIMARY KEY,
  since TIMESTAMPTZ(3) NOT NULL
);
