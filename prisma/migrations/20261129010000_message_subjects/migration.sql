-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "address" TEXT,
ADD COLUMN     "subject_id" TEXT,
ADD COLUMN     "subject_type" TEXT;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "mail" JSONB;


-- What Prisma's schema language cannot say.

UPDATE outbox_message
SET subject_type = split_part(payload ->> 'about', ':', 1), subject_id = substring(payload ->> 'about' FROM ':(.*)$')
WHERE payload ->> 'about' ~ '^[a-z_]+:.';

-- Versions from before these columns, which may run beside this one, say what a message is about in its payload alone.
CREATE FUNCTION name_message_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.subject_type := split_part(NEW.payload ->> 'about', ':', 1);
  NEW.subject_id := substring(NEW.payload ->> 'about' FROM ':(.*)$');
  RETURN NEW;
END
$$;
CREATE TRIGGER message_subject_named BEFORE INSERT OR UPDATE OF payload ON outbox_message FOR EACH ROW
  WHEN (NEW.subject_type IS NULL AND NEW.payload ->> 'about' ~ '^[a-z_]+:.') EXECUTE FUNCTION name_message_subject();

-- What else was said of the same thing.
CREATE INDEX outbox_message_about ON outbox_message (subject_type, subject_id, created) WHERE subject_type IS NOT NULL;
DROP INDEX outbox_message_subject;
