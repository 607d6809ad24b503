-- Which actions there are is said by their registry alone: a new one is a file and a line, without a migration.
ALTER TABLE rule_subject DROP CONSTRAINT rule_subject_action_known;

-- How many people are active, and how many of them are staff, is asked whenever a rule looks for people.
CREATE INDEX user_account_active ON user_account (id) WHERE status = 'active';
CREATE INDEX user_account_staff ON user_account (id) WHERE is_staff AND status = 'active';
