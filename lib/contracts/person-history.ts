import { z } from 'zod';
import { instant, pageQuery, personName, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** What is recorded of a person beside the ledger. */
export const changeKinds = ['flag_changed', 'audience_joined', 'audience_left'] as const;

export const historyKinds = [
  'suspended',
  'reinstated',
  'deleted',
  'purged',
  'roles_revoked',
  'notified',
  'warned',
  'warning_cancelled',
  'undone',
  ...changeKinds,
  'role_granted',
  'role_ended',
  'told',
  'action_opened',
  'action_resolved',
] as const;

export type HistoryKind = (typeof historyKinds)[number];

export const historyRow = z.strictObject({
  id: z.string(),
  at: instant,
  kind: z.enum(historyKinds),
  /** What happened, in a sentence. */
  text: z.string(),
  /** Who did it; null for Heed itself. */
  actor: personName.nullable(),
  /** The rule that did it; null for what people did. */
  rule: z.strictObject({ id: uuid, name: z.string(), version: z.int() }).nullable(),
  reason: z.string(),
  /** Of what was done to them: its row in the ledger, for undo. */
  subject_id: uuid.nullable(),
  undone_at: instant.nullable(),
  /** Whether it can still be undone. */
  can_undo: z.boolean(),
});

export type HistoryRow = z.output<typeof historyRow>;

export const listUserHistoryOperation = operation({
  id: 'users_history',
  method: 'GET',
  path: '/api/users/{uuid}/history/',
  summary: 'List everything done to and for a person, newest first',
  permission: 'STAFF_OR_SUPPORT',
  params: z.strictObject({ uuid }),
  query: z.strictObject({ ...pageQuery, kind: z.enum(historyKinds).optional() }),
  answer: z.array(historyRow),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

/** What can be done to a person, by hand or by a rule. */
const subjectActions = [
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

/** A row of the ledger: what was done to one person. */
export const ruleSubject = z.strictObject({
  id: uuid,
  user_uuid: uuid,
  username: z.string(),
  full_name: z.string(),
  action: z.enum(subjectActions),
  state: z.enum(subjectStates),
  reason: z.string(),
  at: instant,
  by: personName.nullable(),
  undone_at: instant.nullable(),
  undone_by: personName.nullable(),
});

export type RuleSubject = z.output<typeof ruleSubject>;

export const undoSubjectOperation = operation({
  id: 'scheduled_rule_subjects_undo',
  method: 'POST',
  path: '/api/scheduled-rule-subjects/{id}/undo/',
  summary: `Undo what was done to a person, within ${UNDO_DAYS} days`,
  permission: 'STAFF',
  reachesOut: true,
  params: z.strictObject({ id: uuid }),
  answer: ruleSubject,
  errors: ['not_found', 'moved_on', 'rule_broken'],
});
