-- The transaction that last decided about an action, apart from silences, which change its row as well.
ALTER TABLE "user_action" ADD COLUMN "decided_in" BIGINT NOT NULL DEFAULT 0;

-- Written by the transaction that did what a call with a key asked for.
ALTER TABLE "idempotency_key" ADD COLUMN "took_effect" BOOLEAN NOT NULL DEFAULT false;
