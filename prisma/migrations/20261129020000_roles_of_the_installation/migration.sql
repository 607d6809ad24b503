-- Roles that are held in the whole installation instead of in a customer or a project. A column says so, because a row whose
-- project is gone must never become one.
ALTER TABLE user_role ADD COLUMN in_installation BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE user_role DROP CONSTRAINT user_role_one_scope;
ALTER TABLE user_role
  ADD CONSTRAINT user_role_one_scope CHECK (num_nonnulls(customer_id, project_id) = CASE WHEN in_installation THEN 0 ELSE 1 END);
CREATE UNIQUE INDEX user_role_active_in_installation ON user_role (user_id, role_id) WHERE is_active AND in_installation;

ALTER TABLE role DROP CONSTRAINT role_scope_known;
ALTER TABLE role ADD CONSTRAINT role_scope_known CHECK (scope_type IN ('customer', 'project', 'installation'));
