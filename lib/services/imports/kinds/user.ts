import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { line, lines, recordInstant, timeZone, unknownZone } from '@/lib/services/imports/fields';
import type { RecordKind } from '@/lib/services/imports/record-kind';
import { optional, optionals } from '@/lib/services/imports/storing/stored-value';

const email = line(254).toLowerCase().pipe(z.email('Must be an email address.'));

function isTaken(column: 'email' | 'username') {
  const value = column === 'email' ? sql`given.email` : sql`given.username`;
  const others = column === 'email' ? sql`other.email` : sql`other.username`;
  return sql`EXISTS (SELECT FROM user_account AS other WHERE ${others} = ${value} AND other.id IS DISTINCT FROM known.id)`;
}

const status = optional('status', sql`'active'`);

/** Suspended people carry the instant of their suspension: the given or known one, else that of the import. */
const suspendedAt = sql`
  CASE WHEN ${status} = 'suspended' THEN coalesce(given.suspended_at, known.suspended_at, given.at)
  ELSE ${optional('suspended_at', sql`NULL::timestamptz`)} END`;

export const userKind: RecordKind = {
  type: 'user',
  fields: z.strictObject({
    email,
    username: line(150),
    full_name: line(200),
    is_staff: z.boolean().nullish(),
    status: z.enum(['active', 'suspended', 'deleted']).nullish(),
    suspended_at: recordInstant.nullish(),
    last_sign_in_at: recordInstant.nullish(),
    affiliations: lines(200).nullish(),
    identity_source: line(200, 0).nullish(),
    time_zone: timeZone.nullish(),
  }),
  hasOptionalKey: false,
  required: ['external_id', 'email', 'username', 'full_name'],
  csvForms: { is_staff: 'flag', affiliations: 'list' },
  writtenAs: {},
  sharedKeys: ({ email: address, username }) => [`email ${address}`, `username ${username}`],
  storage: {
    table: 'user_account',
    given: {
      email: 'text',
      username: 'text',
      full_name: 'text',
      is_staff: 'boolean',
      status: 'text',
      suspended_at: 'timestamptz',
      last_sign_in_at: 'timestamptz',
      affiliations: 'text[]',
      identity_source: 'text',
      time_zone: 'text',
    },
    references: {},
    stored: {
      email: sql`given.email`,
      username: sql`given.username`,
      full_name: sql`given.full_name`,
      is_staff: optional('is_staff', sql`false`),
      // Whoever is imported is somebody real from then on.
      is_demo: sql`false`,
      status,
      suspended_at: suspendedAt,
      affiliations: optional('affiliations', sql`'{}'::text[]`),
      identity_source: optional('identity_source', sql`''`),
      time_zone: optional('time_zone', sql`'UTC'`),
      ...optionals(['last_sign_in_at'], sql`NULL::timestamptz`),
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
    hasModified: true,
  },
};
