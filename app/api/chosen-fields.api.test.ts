import { beforeAll, describe, expect, it } from 'vitest';
import { listCustomersOperation, readCustomerOperation } from '@/lib/contracts/customers/customers';
import { listEventsOperation, readEventOperation } from '@/lib/contracts/history/events';
import {
  listOrdersOperation,
  listResourcesOperation,
  readOrderOperation,
  readResourceOperation,
} from '@/lib/contracts/marketplace/marketplace';
import { listGroupInvitationsOperation, readGroupInvitationOperation } from '@/lib/contracts/members/group-invitations';
import { listUserInvitationsOperation, readUserInvitationOperation } from '@/lib/contracts/members/invitations';
import {
  listPermissionRequestsOperation,
  readPermissionRequestOperation,
} from '@/lib/contracts/members/permission-requests';
import type { Operation } from '@/lib/contracts/operation';
import { readUserOperation } from '@/lib/contracts/people/person';
import { listUsersOperation } from '@/lib/contracts/people/users';
import {
  createEndDateRequestOperation,
  listEndDateRequestsOperation,
  readEndDateRequestOperation,
} from '@/lib/contracts/projects/end-date-requests';
import { callOperation } from '@/lib/testing/call-operation';
import { makeOrder, makeProject, makeResource, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';
import { makeInvitation } from '@/lib/testing/make-invitation';

let token = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
  const project = await makeProject();
  const manager = await makeUser();
  await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: project.id });
  await makeOrder({ project_id: project.id });
  await makeResource({ project_id: project.id });
  await makeInvitation({ project_id: project.id });
  const { id: link } = await makeGroupInvitation({ project_id: project.id });
  await makePermissionRequest(link, manager.id);
  await callOperation(createEndDateRequestOperation, {
    token: await makeToken(manager.id),
    body: { project: project.id, requested_end_date: '2199-12-31', comment: '' },
  });
});

const list = (operation: Operation, query: string) => callOperation(operation, { token, query });

describe.each([
  { list: listOrdersOperation, read: readOrderOperation, kind: 'marketplace-orders' },
  { list: listResourcesOperation, read: readResourceOperation, kind: 'marketplace-resources' },
  {
    list: listEndDateRequestsOperation,
    read: readEndDateRequestOperation,
    kind: 'project-end-date-change-requests',
  },
  { list: listEventsOperation, read: readEventOperation, kind: 'events' },
  { list: listCustomersOperation, read: readCustomerOperation, kind: 'customers' },
  { list: listUsersOperation, read: readUserOperation, kind: 'users' },
  { list: listUserInvitationsOperation, read: readUserInvitationOperation, kind: 'user-invitations' },
  { list: listGroupInvitationsOperation, read: readGroupInvitationOperation, kind: 'user-group-invitations' },
  { list: listPermissionRequestsOperation, read: readPermissionRequestOperation, kind: 'user-permission-requests' },
])('GET /api/$kind/{uuid}/', (operations) => {
  const read = (uuid: string, query: string) => callOperation(operations.read, { token, params: { uuid }, query });
  const rowsOf = async (): Promise<{ uuid: string }[]> => (await list(operations.list, '?field=uuid')).json();

  it('answers 200 with the chosen members alone, as does each row of its list', async () => {
    const rows = await rowsOf();
    expect(rows).toEqual(rows.map(({ uuid }) => ({ uuid })));
    expect(await (await read(rows[0]?.uuid ?? '', '?field=uuid')).json()).toEqual(rows[0]);
  });

  it('answers 400 to a member that there is not, as its list does', async () => {
    const [first] = await rowsOf();
    for (const answer of [
      await list(operations.list, '?field=colour'),
      await read(first?.uuid ?? '', '?field=colour'),
    ]) {
      expect([answer.status, await answer.json()]).toMatchObject([400, { field: [expect.any(String)] }]);
    }
  });
});
