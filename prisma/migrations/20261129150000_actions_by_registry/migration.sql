-- Which actions there are is said by their registry alone: a new one is a file and a line, without a migration.
ALTER TABLE rule_subject DROP CONSTRAINT rule_subject_action_known;

-- How many staff there are is asked whenever people are looked for.
CREATE INDEX user_account_staff ON user_account (id) WHERE is_staff AND status = 'active';
