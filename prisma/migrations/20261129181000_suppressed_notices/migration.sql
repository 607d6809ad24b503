-- AlterTable
ALTER TABLE "rule_subject" ADD COLUMN     "suppressed" TEXT;

-- What Prisma's schema language cannot say.

-- Who did not get the email of a run, by reason.
CREATE INDEX rule_subject_suppressed ON rule_subject (run_id, suppressed) WHERE suppressed IS NOT NULL;

-- Whoever decides about the email of a rule, or sends it after all: the ledger knows it for longer than there are deliveries.
CREATE FUNCTION keep_suppressed_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE rule_subject AS subject
  SET suppressed = CASE WHEN NEW.state = 'suppressed' AND NEW.reason IS DISTINCT FROM 'digest' THEN coalesce(NEW.reason, 'unknown') END
  FROM outbox_message AS message
  WHERE message.id = NEW.outbox_message_id
    AND subject.id = CASE WHEN message.dedupe_key ~ '^rule_notice:[0-9a-f-]{36}$' THEN substr(message.dedupe_key, 13)::uuid END;
  RETURN NULL;
END
$$;

CREATE TRIGGER notice_suppressed AFTER INSERT ON delivery
FOR EACH ROW WHEN (NEW.kind = 'rule_notice' AND NEW.state = 'suppressed')
EXECUTE FUNCTION keep_suppressed_notice();

CREATE TRIGGER notice_suppressed_later AFTER UPDATE OF state, reason ON delivery
FOR EACH ROW WHEN (NEW.kind = 'rule_notice' AND 'suppressed' IN (OLD.state, NEW.state))
EXECUTE FUNCTION keep_suppressed_notice();
