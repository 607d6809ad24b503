-- Who decides on access to controlled data: a role of the installation, which grants nothing in organisations and projects.
INSERT INTO role (name, description, scope_type) VALUES ('ACCESS_COMMITTEE', 'Member of the access committee', 'installation');

-- Why staff granted or revoked a role by hand.
ALTER TABLE person_change DROP CONSTRAINT person_change_kind_known;
ALTER TABLE person_change ADD CONSTRAINT person_change_kind_known
  CHECK (kind IN ('flag_changed', 'audience_joined', 'audience_left', 'role_granted', 'role_revoked'));
