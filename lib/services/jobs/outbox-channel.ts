/** The PostgreSQL channel that says: an event was committed to the outbox. The notice itself is empty. */
export const OUTBOX_CHANNEL = 'heed_outbox';
