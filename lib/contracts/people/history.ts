import { z } from 'zod';
import { instant, pageQuery, personName, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** What is recorded of a person beside the ledger and their roles. */
export const changeKinds = ['flag_changed', 'audience_joined', 'audience_left', 'warned', 'warning_cancelled'] as const;

/** What is recorded of roles that staff grant and revoke by hand, which the entries of those roles tell. */
export const roleChangeKinds = ['role_granted', 'role_revoked'] as const;

export const historyKinds = [
  'suspended',
  'reinstated',
  'deleted',
  'purged',
  'roles_revoked',
  'notified',
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
