import { beforeAll, describe, expect, test } from 'vitest';
import { revokeIngestSourceOperation } from '@/lib/contracts/alerts/ingest';
import { allOperations } from '@/lib/contracts/all-operations';
import { approveOrderOperation, listOrdersOperation } from '@/lib/contracts/marketplace/marketplace';
import type { Operation } from '@/lib/contracts/operation';
import { readMeOperation } from '@/lib/contracts/people/people';
import { changeSettingsOperation } from '@/lib/contracts/settings';
import { DomainError } from '@/lib/core/errors';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approveOrder } from '@/lib/services/orders/approve-order';
import { listOrders } from '@/lib/services/orders/list-orders';
import { changeSettings } from '@/lib/services/settings/change-settings';
import { findMatrixErrors, type MatrixRow, type MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { makeTestUsers, type TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { allAreas } from '@/lib/testing/authorisation/rows/all-areas';
import { callOperation, handlerOf } from '@/lib/testing/call-operation';
import { sessionCookieOf } from '@/lib/testing/session-cookie-of';
import { systemActor } from '@/lib/testing/test-context';

const rows: MatrixRows = Object.assign({}, ...allAreas);

let testUsers: TestUsers;

beforeAll(async () => {
  testUsers = await makeTestUsers();
});

function rowOf({ id }: Operation): MatrixRow {
  const row = rows[id];
  if (row === undefined) throw new Error(`The authorisation matrix has no row for ${id}.`);
  return row;
}

describe('the authorisation matrix', () => {
  test('has one row for each operation, and none for what is gone', () => {
    const written = allAreas.flatMap((area) => Object.keys(area));
    expect(written.toSorted()).toEqual(allOperations.map(({ id }) => id).toSorted());
  });

  test.each(allOperations.map((operation) => ({ id: operation.id, operation })))(
    '$id answers everybody as its row says, and refusals change nothing',
    async ({ operation }) => {
      expect(await findMatrixErrors(operation, rowOf(operation), testUsers, await handlerOf(operation))).toEqual([]);
    },
  );

  test('a session decides as a token does', async () => {
    for (const [caller, { person }] of testUsers.people) {
      if (caller === 'anonymous') continue;
      const answer = await callOperation(readMeOperation, { headers: { cookie: await sessionCookieOf(person) } });
      expect([caller, answer.status]).toEqual([caller, caller === 'suspended' ? 401 : 200]);
    }
  });
});

describe('a planted fault is found:', () => {
  test('an operation that lets in whoever is signed in', async () => {
    const planted = serve({ ...changeSettingsOperation, permission: 'SIGNED_IN' }, changeSettings);
    const errors = await findMatrixErrors(
      changeSettingsOperation,
      rowOf(changeSettingsOperation),
      testUsers,
      routeHandlers(planted).PATCH,
    );
    expect(errors).toContain('settings_change of any by support: 200 instead of 403');
    expect(errors).toHaveLength(10);
  });

  test('a service function that does not look at the roles of its caller', async () => {
    const planted = serve(approveOrderOperation, (ctx, input) => approveOrder({ ...ctx, actor: systemActor }, input));
    const errors = await findMatrixErrors(
      approveOrderOperation,
      rowOf(approveOrderOperation),
      testUsers,
      routeHandlers(planted).POST,
    );
    expect(errors).toContain('marketplace_orders_approve_by_consumer of otherCustomer by owner: 200 instead of 404');
    expect(errors).toContain('marketplace_orders_approve_by_consumer of sameProject by member: 200 instead of 403');
  });

  test('a refusal that comes after the change', async () => {
    const planted = serve(approveOrderOperation, async (ctx, input) => {
      const order = await approveOrder({ ...ctx, actor: systemActor }, input);
      if (ctx.actor.kind === 'person' && !ctx.actor.isStaff) throw new DomainError('not_allowed');
      return order;
    });
    const errors = await findMatrixErrors(
      approveOrderOperation,
      rowOf(approveOrderOperation),
      testUsers,
      routeHandlers(planted).POST,
    );
    expect(errors).toContain(
      'marketplace_orders_approve_by_consumer of sameProject by member: answered 403 and changed something',
    );
  });

  test('a change that leaves no row in the audit trail', async () => {
    const planted = serve(revokeIngestSourceOperation, async ({ db, now }, { uuid }) => {
      await db.ingestSource.update({ where: { id: uuid }, data: { revoked_at: now } });
      return undefined;
    });
    const row = rowOf(revokeIngestSourceOperation);
    const errors = await findMatrixErrors(revokeIngestSourceOperation, row, testUsers, routeHandlers(planted).DELETE);
    expect(errors).toContain(
      'ingest_sources_revoke of any by staff: changed something and left no row in the audit trail',
    );
  });

  test('a list that shows what is of others', async () => {
    const planted = serve(listOrdersOperation, (ctx, input) => listOrders({ ...ctx, actor: systemActor }, input));
    const errors = await findMatrixErrors(
      listOrdersOperation,
      rowOf(listOrdersOperation),
      testUsers,
      routeHandlers(planted).GET,
    );
    expect(errors).toContain('marketplace_orders_list of otherCustomer by owner: shown instead of hidden');
  });
});
