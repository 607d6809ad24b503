import { z } from 'zod';
import { day, downloadQuery, instant, orderBy, pageQuery, personName, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { subjectActions, subjectStates, UNDO_DAYS } from '@/lib/contracts/rules/subject-states';

/** A row of the ledger: what was done, or is about to be done, to one person by hand or by a rule. */
export const ruleSubject = z.strictObject({
  id: uuid,
  /** The run that touched it last; null by hand. */
  run_id: uuid.nullable(),
  /** The run that warned. */
  warned_run_id: uuid.nullable(),
  rule_id: uuid.nullable(),
  version: z.int().nullable(),
  user_uuid: uuid,
  username: z.string(),
  full_name: z.string(),
  action: z.enum(subjectActions),
  /** What made the person match: UTC instants joined by "+", or once. */
  episode: z.string(),
  state: z.enum(subjectStates),
  /** By hand the reason given; else why it was skipped, cancelled or needs attention. */
  reason: z.string(),
  note: z.string(),
  tries: z.int(),
  next_try_at: instant.nullable(),
  /** When the email service took the warning. */
  warned_at: instant.nullable(),
  /** Not before this day, in the zone of the rule. */
  due_on: day.nullable(),
  delivery_uuid: uuid.nullable(),
  /** Of the last change. */
  at: instant,
  /** Who acted by hand. */
  by: personName.nullable(),
  undone_at: instant.nullable(),
  undone_by: personName.nullable(),
});

export type RuleSubject = z.output<typeof ruleSubject>;

export const listSubjectsOperation = operation({
  id: 'scheduled_rule_subjects_list',
  method: 'GET',
  path: '/api/scheduled-rule-subjects/',
  summary: 'List what rules did, or are about to do, to whom',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({
    ...pageQuery,
    ...downloadQuery,
    rule_id: uuid.optional(),
    state: z.array(z.enum(subjectStates)).max(subjectStates.length).optional(),
    q: text(200).optional(),
    o: orderBy(['username', 'state', 'at']),
  }),
  answer: z.array(ruleSubject),
  gives: { kind: 'list' },
});

const decide = {
  method: 'POST',
  permission: 'STAFF',
  reachesOut: true,
  params: z.strictObject({ id: uuid }),
  answer: ruleSubject,
} as const;

const note = text(500, 3);

export const retrySubjectOperation = operation({
  ...decide,
  id: 'scheduled_rule_subjects_retry',
  path: '/api/scheduled-rule-subjects/{id}/retry/',
  summary: 'Try again for a person who needs attention',
  errors: ['not_found', 'moved_on'],
});

export const leaveOutSubjectOperation = operation({
  ...decide,
  id: 'scheduled_rule_subjects_leave_out',
  path: '/api/scheduled-rule-subjects/{id}/leave-out/',
  summary: 'Leave out a person who was warned or needs attention',
  body: z.strictObject({ note }),
  errors: ['not_found', 'moved_on'],
});

export const actOnSubjectOperation = operation({
  ...decide,
  id: 'scheduled_rule_subjects_act',
  path: '/api/scheduled-rule-subjects/{id}/act/',
  summary: 'Act on a person whom no warning can reach, starting on a given day',
  body: z.strictObject({ on: day, note }),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const undoSubjectOperation = operation({
  ...decide,
  id: 'scheduled_rule_subjects_undo',
  path: '/api/scheduled-rule-subjects/{id}/undo/',
  summary: `Undo what was done to a person, within ${UNDO_DAYS} days`,
  errors: ['not_found', 'moved_on', 'rule_broken'],
});
