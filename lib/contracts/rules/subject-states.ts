/** What can be done to a person, by hand or by a rule. */
export const subjectActions = [
  'suspend_user',
  'reinstate_user',
  'delete_user',
  'purge_user_data',
  'revoke_roles',
  'notify_user',
  'add_to_audience',
  'remove_from_audience',
] as const;
export type SubjectAction = (typeof subjectActions)[number];

/** `listed`: on the list of a run that has not started, without a claim yet. */
export const subjectStates = [
  'listed',
  'claimed',
  'warned',
  'done',
  'skipped',
  'failed',
  'needs_attention',
  'cancelled',
  'undone',
] as const;
export type SubjectState = (typeof subjectStates)[number];

/** How long what was done can be undone, in days. */
export const UNDO_DAYS = 14;
