-- Only the newest row of an episode counts, however often the rule has repeated it.
ALTER TABLE "rule_subject" ADD COLUMN "is_superseded" BOOLEAN NOT NULL DEFAULT false;
UPDATE rule_subject SET is_superseded = true
FROM (SELECT id, row_number() OVER (PARTITION BY rule_id, user_id, action, split_part(episode, '#', 1)
    ORDER BY coalesce(nullif(split_part(episode, '#', 2), '')::int, 1) DESC) AS place
  FROM rule_subject WHERE rule_id IS NOT NULL) AS ordered
WHERE ordered.id = rule_subject.id AND ordered.place > 1;
CREATE INDEX rule_subject_newest ON rule_subject (rule_id, action, user_id) WHERE rule_id IS NOT NULL AND NOT is_superseded;

-- How many of a snapshot get no email, counted when it is taken; null in those from before.
ALTER TABLE "rule_snapshot" ADD COLUMN "unreachable" INTEGER;
