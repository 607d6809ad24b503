import { beforeAll, expect, test } from 'vitest';
import { listAuditEntriesOperation } from '@/docs/screen-example/audit-entries';
import { auditFilters } from '@/docs/screen-example/audit-filters';
import { listAuditEntries } from '@/docs/screen-example/list-audit-entries';
import { database } from '@/lib/db/client';
import { testContext, testNow } from '@/lib/testing/test-context';

beforeAll(async () => {
  const entry = { via: 'session', subject_type: 'user', at: testNow };
  await database().auditEntry.createMany({
    data: [
      { ...entry, actor_name: 'Ann', operation: 'users_invite' },
      {
        ...entry,
        actor_name: 'Ben',
        operation: 'users_invite',
        result: 'refused',
        at: new Date(testNow.getTime() + 1),
      },
    ],
  });
});

async function namesOf(values: Partial<typeof auditFilters.off>): Promise<unknown> {
  const input = listAuditEntriesOperation.query.parse(auditFilters.query({ ...auditFilters.off, ...values }));
  const { json } = await listAuditEntries(testContext(), input);
  return listAuditEntriesOperation.answer.parse(JSON.parse(json)).map(({ actor_name }) => actor_name);
}

test('the screen’s filters narrow the list of the server, newest first', async () => {
  expect(await namesOf({})).toEqual(['Ben', 'Ann']);
  expect(await namesOf({ result: 'refused' })).toEqual(['Ben']);
  expect(await namesOf({ q: 'INVITE ann' })).toEqual(['Ann']);
});
