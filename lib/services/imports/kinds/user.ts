import { z } from 'zod';
import { userStatuses } from '@/lib/contracts/users';
import { sql } from '@/lib/db/client';
import { defineRecordKind, maybe, required } from '@/lib/services/imports/define-record-kind';
import { line, lines, recordInstant, timeZone, unknownZone } from '@/lib/services/imports/fields';
import { optional } from '@/lib/services/imports/storing/stored-value';

const email = line(254).toLowerCase().pipe(z.email('Must be an email address.'));

function isTaken(column: 'email' | 'username') {
  const value = column === 'email' ? sql`given.email` : sql`given.username`;
  const others = column === 'email' ? sql`other.email` : sql`other.username`;
  return sql`EXISTS (SELECT FROM user_account AS other WHERE ${others} = ${value} AND other.id IS DISTINCT FROM known.id)`;
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
  sharedKeys: ({ email: address, username }) => [`email ${address}`, `username ${username}`],
  storage: {
    table: 'user_account',
    stored: {
      // Whoever is imported is somebody real from then on.
      is_demo: sql`false`,
      suspended_at: suspendedAt,
      suspended_reason: sql`CASE WHEN ${optional('status', ACTIVE)} = 'suspended' THEN coalesce(known.suspended_reason, '') ELSE '' END`,
      deleted_at: deletedAt,
      active_since: activeSince,
    },
    flaws: [
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
