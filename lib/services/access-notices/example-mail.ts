import { type AccessRequirement, nameOfMilestone } from '@/lib/contracts/access/requirements';
import { addDays, addMonths, firstInstantOf, localTime } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { fieldError } from '@/lib/core/errors';
import { accessRenewal, requirementFacts } from '@/lib/plugins/notification-kinds/access-renewal';
import { accessRevoked } from '@/lib/plugins/notification-kinds/access-revoked';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { messageOf, type NewMessage } from '@/lib/services/messages/notify';

type RequestedMail = { type: 'RENEWAL_NOTIFICATION' | 'REVOKE_NOTIFICATION'; milestone?: string | undefined };

/** A mail of a requirement as it is now, about people who do not exist. */
export type ExampleMail = {
  kind: NotificationKind;
  facts: object;
  messageTo: (userId: string) => NewMessage;
};

const people = ['Ada Example', 'Ben Example', 'Cleo Example'];

/** @param isTest marks its subject. @throws validation_failed for a milestone that the requirement does not have */
export function exampleMail(
  requirement: AccessRequirement,
  requested: RequestedMail,
  now: Date,
  isTest: boolean,
): ExampleMail {
  const about = { type: 'access_requirement', id: requirement.id };
  const shared = { requirement_id: requirement.id, label: requirement.label, is_test: isTest };
  if (requested.type === 'REVOKE_NOTIFICATION') {
    if (requested.milestone !== undefined) throw unknownMilestone();
    const cause = 'expiry' as const;
    const ended = { ended_at: now.toISOString(), cause, reason: '', is_archived: requirement.is_archived };
    const facts = { ...shared, ...ended, submitter_name: 'Ada Example' };
    return { kind: accessRevoked, facts, messageTo: (to) => messageOf(accessRevoked, facts, { to, about }) };
  }
  const facts = {
    ...shared,
    ...requirementFacts(requirement),
    expired_on: expiryAfter(requirement, requested.milestone, now).toISOString(),
    people_count: people.length,
    people,
  };
  return { kind: accessRenewal, facts, messageTo: (to) => messageOf(accessRenewal, facts, { to, about }) };
}

/** When access expires of which that milestone is reached now. */
function expiryAfter({ reminders }: AccessRequirement, milestone: string | undefined, now: Date): Date {
  const [first] = reminders;
  const span = milestone === undefined ? first : reminders.find((one) => nameOfMilestone(one) === milestone);
  if (span === undefined && milestone !== undefined) throw unknownMilestone();
  const { day, time } = localTime(now, env.HEED_TIME_ZONE);
  if (span === undefined) return now;
  const expiry = 'months' in span ? addMonths(day, span.months) : addDays(day, span.days);
  return firstInstantOf(`${expiry}T${time}`, env.HEED_TIME_ZONE);
}

function unknownMilestone() {
  return fieldError('milestone', 'The requirement has no such milestone.');
}
