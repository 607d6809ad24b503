/** What a browser may have to fetch again. */
export const topics = [
  'actions',
  'notifications',
  'alerts',
  'imports',
  'providers',
  'deliveries',
  'sessions',
  'people',
  'audiences',
  'purge_profiles',
  'rules',
  'projects',
  'members',
  'access',
  'reminders',
] as const;
export type Topic = (typeof topics)[number];

/** Says that something a topic shows has changed: for these people, or for everyone who may see it. */
export type Touch = { topic: Topic; userIds?: readonly string[] };

/** The PostgreSQL channel that tells of touches: one notice per transaction, a JSON array of them. */
export const LIVE_CHANNEL = 'heed_live';
