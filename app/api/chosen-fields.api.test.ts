import { beforeAll, describe, expect, it } from 'vitest';
import { listCustomersOperation, readCustomerOperation } from '@/lib/contracts/customers';
import {
  createEndDateRequestOperation,
  listEndDateRequestsOperation,
  readEndDateRequestOperation,
} from '@/lib/contracts/end-date-requests';
import { listEventsOperation, readEventOperation } from '@/lib/contracts/events';
import {
  listOrdersOperation,
  listResourcesOperation,
  readOrderOperation,
  readResourceOperation,
} from '@/lib/contracts/marketplace';
import { readUserOperation } from '@/lib/contracts/person';
import { listUsersOperation } from '@/lib/contracts/users';
import { callOperation } from '@/lib/testing/call-operation';
import { makeOrder, makeProject, makeResource, makeRole, makeToken, makeUser } from '@/lib/testing/make';

let token = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
  const project = await makeProject();
  const manager = await makeUser();
  await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: project.id });
  await makeOrder({ project_id: project.id });
  await makeResource({ project_id: project.id });
  await callOperation(createEndDateRequestOperation, {
    token: await makeToken(manager.id),
    body: { project: project.id, requested_end_date: '2199-12-31', comment: '' },
  });
});

describe.each([
  [listOrdersOperation, readOrderOperation],
  [listResourcesOperation, readResourceOperation],
  [listEndDateRequestsOperation, readEndDateRequestOperation],
  [listEventsOperation, readEventOperation],
  [listCustomersOperation, readCustomerOperation],
  [listUsersOperation, readUserOperation],
])('GET $path', (list, read) => {
  it('answers 200 with the chosen members alone, as does each of its rows', async () => {
    const rows: { uuid: string }[] = await (await callOperation(list, { token, query: '?field=uuid' })).json();
    const [first] = rows;
    expect(rows).toEqual(rows.map(({ uuid }) => ({ uuid })));
    const params = { uuid: first?.uuid ?? '' };
    expect(await (await callOperation(read, { token, params, query: '?field=uuid' })).json()).toEqual(first);
  });

  it('answers 400 to a member that there is not', async () => {
    const answer = await callOperation(list, { token, query: '?field=colour' });
    expect([answer.status, await answer.json()]).toMatchObject([400, { field: [expect.any(String)] }]);
  });
});
