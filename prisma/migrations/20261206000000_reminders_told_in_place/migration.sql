-- What Prisma's schema language cannot say.

-- No index says which message tells a reminder, nor when it last changed, so one that is told keeps its entries in all of them; the
-- room that this takes is kept free in each page. Those of a message are found by its recipient, or by what the message is about.
DROP INDEX reminder_of_message;
DROP INDEX reminder_access_due;
CREATE INDEX reminder_due ON reminder (scheduled_for, id) WHERE status = 'SCHEDULED';
DROP INDEX reminder_access_unreported;
CREATE INDEX reminder_access_unreported ON reminder (scheduled_for, id)
WHERE reported_at IS NULL AND kind IN ('access_renewal', 'access_revoked')
  AND (status = 'FAILED' OR (status = 'CANCELLED' AND reason = 'recipient_inactive'));
ALTER TABLE reminder SET (fillfactor = 50);
