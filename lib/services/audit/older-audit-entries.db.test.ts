import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sql } from '@/lib/db/client';
import { actorName } from '@/lib/services/audit/actor-name';
import { withSession } from '@/scripts/database/session';

const MIGRATION = '20261129170000_purging';
const folder = path.join(import.meta.dirname, '../../../prisma/migrations');
const name = `${inject('templateName')}_older`;
const url = new URL(inject('roleUrl'));
url.pathname = `/${name}`;
const inDatabase = <T>(work: (client: pg.Client) => Promise<T>) => withSession(url.href, work);
const onServer = (statement: string) => withSession(inject('serverUrl'), (client) => client.query(statement));

const astrid = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const action = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9f';
const reason = 'Waiting for Zebulon Quaxfoot';

/** What was recorded before people were named by their id alone. */
const older: readonly [operation: string, actorId: string | null, actorName: string, facts: object][] = [
  ['user_actions_silence', astrid, 'Astrid Lund', { mode: 'forever', reason }],
  ['user_actions_bulk_silence', astrid, 'Astrid Lund', { mode: 'forever' }],
  ['users_create', astrid, 'Astrid Lund', { email: 'zebulon@quax.example.org', is_staff: false }],
  ['deliveries_resend', astrid, 'Astrid Lund', { recipient: 'zebulon@quax.example.org', kind: 'digest' }],
  ['alerts_resolve', astrid, 'Astrid Lund', { resolution_notes: reason, to: 'resolved' }],
  ['notifications_create', astrid, 'Astrid Lund', { title: reason, type: 'other' }],
  ['api_tokens_create', astrid, 'Astrid Lund', { name: 'Laptop of Astrid Lund', scope: 'read' }],
  ['clean_up', null, 'clean-up', { reason: 'kept', name: 'kept' }],
];

beforeAll(async () => {
  const owner = pg.escapeIdentifier(url.username);
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onServer(`CREATE DATABASE ${name} OWNER ${owner}`);
  const earlier = (await readdir(folder)).filter((one) => one < MIGRATION).toSorted();
  await inDatabase(async (client) => {
    for (const one of earlier) await client.query(await sqlOf(one));
    await client.query(
      `INSERT INTO user_account (id, email, username, full_name, created, modified) VALUES ($1, 'a@x.org', 'astrid', 'Astrid Lund', now(), now())`,
      [astrid],
    );
    for (const [operation, actorId, actor, facts] of older) {
      await client.query(
        `INSERT INTO audit_entry (at, actor_id, actor_name, via, operation, subject_type, subject_id, result, facts, request_id)
         VALUES ('2026-11-01T10:00:00Z', $1, $2, 'token', $3, 'thing', $4, 'success', $5, 'test')`,
        [actorId, actor, operation, action, JSON.stringify(facts)],
      );
    }
    await client.query(await sqlOf(MIGRATION));
  });
}, 60_000);

afterAll(() => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

async function sqlOf(migration: string): Promise<string> {
  return readFile(path.join(folder, migration, 'migration.sql'), 'utf8').catch(() => '');
}

type Entry = { operation: string; actor_name: string; shown: string; facts: object };

const entries = () =>
  inDatabase(async (client) => {
    const { text, values } =
      sql`SELECT operation, actor_name, ${actorName} AS shown, facts FROM audit_entry ORDER BY id`;
    return (await client.query<Entry>(text, values)).rows;
  });

test('older entries of the audit trail stay, without names, addresses and texts of people, and still say who it was', async () => {
  const kept: [operation: string, facts: object][] = [
    ['user_actions_silence', { mode: 'forever' }],
    ['user_actions_bulk_silence', { mode: 'forever' }],
    ['users_create', { is_staff: false }],
    ['deliveries_resend', { kind: 'digest' }],
    ['alerts_resolve', { to: 'resolved' }],
    ['notifications_create', { type: 'other' }],
    ['api_tokens_create', { scope: 'read' }],
  ];
  const job = {
    operation: 'clean_up',
    actor_name: 'clean-up',
    shown: 'clean-up',
    facts: { reason: 'kept', name: 'kept' },
  };
  const people = kept.map(([operation, facts]) => ({ operation, actor_name: '', shown: 'Astrid Lund', facts }));
  expect(await entries()).toEqual([...people, job]);
});

test('why an action was silenced moved to a row of its own', async () => {
  const { rows } = await inDatabase((client) => client.query('SELECT subject_id, by_id, reason FROM silence_note'));
  expect(rows).toEqual([{ subject_id: action, by_id: astrid, reason }]);
});

test('a person who is called otherwise by now is so in entries of before, which nobody can change', async () => {
  await inDatabase((client) => client.query(`UPDATE user_account SET full_name = 'Deleted person 6b7c8d9e'`));
  expect((await entries()).map(({ shown }) => shown)).toEqual([
    ...Array(7).fill('Deleted person 6b7c8d9e'),
    'clean-up',
  ]);
  await expect(inDatabase((client) => client.query(`UPDATE audit_entry SET facts = '{}'`))).rejects.toThrow();
});
