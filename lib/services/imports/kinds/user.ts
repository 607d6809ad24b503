import { z } from 'zod';
import { emailAddress } from '@/lib/contracts/people/email-address';
import { userStatuses } from '@/lib/contracts/people/users';
import { asciiAddress } from '@/lib/core/ascii-address';
import { sql } from '@/lib/db/client';
import { hasAddress } from '@/lib/db/has-address';
import { pairsOfActiveSubmitters } from '@/lib/services/access-notices/pairs-of';
import { rescheduleRenewals } from '@/lib/services/access-notices/reconsider-renewals';
import { defineRecordKind, maybe, required } from '@/lib/services/imports/define-record-kind';
import { line, lines, recordInstant, timeZone, unknownZone } from '@/lib/services/imports/fields';
import { optional } from '@/lib/services/imports/storing/stored-value';

const email = line(254).pipe(emailAddress);

function isTaken(column: 'email' | 'username') {
  const isSame = column === 'email' ? hasAddress(sql`other`, sql`given.email`) : sql`other.username = given.username`;
  // Looked up one by one in the index (OFFSET 0 keeps that): the planner would work out the ASCII form of every address there is.
  return sql`EXISTS (SELECT FROM user_account AS other WHERE ${isSame} AND other.id IS DISTINCT FROM known.id OFFSET 0)`;
}

const ACTIVE = sql`'active'`;
const NO_INSTANT = sql`NULL::timestamptz`;

/** Suspended people carry the instant of their suspension: the given or known one, else that of the import. */
const suspendedAt = sql`
  CASE WHEN ${optional('status', ACTIVE)} = 'suspended' THEN coalesce(given.suspended_at, known.suspended_at, given.at)
  ELSE ${optional('suspended_at', NO_INSTANT)} END`;

/** Deleted people carry the instant of the import that brought it. */
const deletedAt = sql`
  CASE WHEN ${optional('status', ACTIVE)} = 'deleted' THEN coalesce(known.deleted_at, given.at) END`;

/** Since when somebody is active whom an import made so. */
const activeSince = sql`
  CASE WHEN ${optional('status', ACTIVE)} = 'active' AND known.status <> 'active' THEN given.at ELSE known.active_since END`;

export const userKind = defineRecordKind({
  type: 'user',
  fields: {
    email: required(email),
    username: required(line(150)),
    full_name: required(line(200)),
    is_staff: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
    status: maybe(z.enum(userStatuses), 'text', ACTIVE),
    suspended_at: maybe(recordInstant, 'timestamptz', NO_INSTANT),
    last_sign_in_at: maybe(recordInstant, 'timestamptz', NO_INSTANT),
    affiliations: maybe(lines(200), 'text[]', sql`'{}'::text[]`, { csv: 'list' }),
    identity_source: maybe(line(200, 0), 'text', sql`''`),
    time_zone: maybe(timeZone, 'text', sql`'UTC'`),
  },
  // Who is active again is reminded of the access that they gave, again.
  recordEvents: async (tx, { updated }) => {
    if (updated.length > 0) await rescheduleRenewals(tx, pairsOfActiveSubmitters(updated));
  },
  sharedKeys: ({ email: address, username }) => [`email ${asciiAddress(String(address))}`, `username ${username}`],
  storage: {
    table: 'user_account',
    stored: {
      // Whoever is imported is somebody real from then on.
      is_demo: sql`false`,
      suspended_at: suspendedAt,
      suspended_reason: sql`CASE WHEN ${optional('status', ACTIVE)} = 'suspended' THEN coalesce(known.suspended_reason, '') ELSE '' END`,
      deleted_at: deletedAt,
      purge_due_on: sql`CASE WHEN ${optional('status', ACTIVE)} = 'deleted' THEN known.purge_due_on END`,
      purge_plan: sql`CASE WHEN ${optional('status', ACTIVE)} = 'deleted' THEN known.purge_plan END`,
      active_since: activeSince,
    },
    errors: [
      {
        field: 'email',
        when: isTaken('email'),
        message: sql`format('Another user has the email address %s.', given.email)`,
      },
      {
        field: 'username',
        when: isTaken('username'),
        message: sql`format('Another user has the username %s.', given.username)`,
      },
      unknownZone,
    ],
    clash: { field: 'email', message: 'Another user already uses the email address or username.' },
  },
});
