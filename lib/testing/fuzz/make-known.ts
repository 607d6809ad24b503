import { database } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { unsubscribeToken } from '@/lib/services/digests/unsubscribe-token';
import { openImport } from '@/lib/services/imports/open-import';
import { makeTestUsers } from '@/lib/testing/authorisation/make-test-users';
import type { Known } from '@/lib/testing/fuzz/request';
import { makeOrder, makeResource, makeRole } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';
import { giveChecklist, makeChecklist } from '@/lib/testing/make-checklist';
import { systemActor, testNow } from '@/lib/testing/test-context';

/** Callers of every kind, and the uuids of rows that they may or may not see. */
export async function makeKnown(): Promise<Known> {
  const { people, projects } = await makeTestUsers();
  const everybody = [...people.values()];
  const { id: project_id, customer_id } = projects.sameProject;
  const mighty = [...people].filter(([caller]) => caller === 'staff' || caller === 'manager').map(([, one]) => one);
  for (const { person } of mighty) await makeRole({ user_id: person.id, role: 'PROJECT_ADMIN', project_id });
  const uuids = [project_id, customer_id];
  for (const { person } of [...everybody, ...mighty, ...mighty, ...mighty]) {
    const order = await makeOrder({ project_id });
    uuids.push(order.id, (await makeAction(person.id, projects.sameProject, { object_id: order.id })).id);
  }
  const checklist = await makeChecklist([
    { question_type: 'number' },
    { question_type: 'single_select', options: ['One'] },
  ]);
  await giveChecklist(customer_id, checklist.id);
  uuids.push(checklist.id, ...checklist.questions.flatMap(({ id, options }) => [id, ...options.map((one) => one.id)]));
  for (const place of [{ project_id }, { customer_id }]) {
    uuids.push((await database().permissionReview.create({ data: { ...place, created: testNow } })).id);
  }
  const plan = { source: 'api', file_name: 'rows', format: 'ndjson', record_type: null, size_bytes: null } as const;
  uuids.push((await makeResource({ project_id })).id, await openImport(createContext(systemActor), plan));
  const [first] = everybody;
  const often = mighty.flatMap(({ token }) => Array.from({ length: 8 }, () => token));
  const texts = [unsubscribeToken(first?.person.id ?? project_id)];
  return { tokens: ['no-such-token-of-anybody', ...everybody.map(({ token }) => token), ...often], uuids, texts };
}
