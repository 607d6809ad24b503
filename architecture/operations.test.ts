import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allOperations } from '@/lib/contracts/all-operations';
import { type Operation, operation } from '@/lib/contracts/operation';
import { apiCases } from './api-cases';
import { unauditedChanges } from './audited-changes';
import { type NamedOperation, ownStatuses, thickRoutes, unservedOperations, untestedStatuses } from './operations';
import { plant, readTree } from './source-tree';

const tree = readTree();
const operations: NamedOperation[] = [];

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;
}

beforeAll(async () => {
  for (const name of [...tree.keys()].filter((one) =>
    /^lib\/contracts\/(?!all-operations|areas)[\w/-]+\.ts$/.test(one),
  )) {
    const contract: Record<string, unknown> = await import(`../${name}`);
    for (const [exported, value] of Object.entries(contract)) {
      if (isOperation(value)) operations.push({ name: exported, operation: value });
    }
  }
});

const read = operation({
  id: 'orders_read',
  method: 'GET',
  path: '/api/orders/{uuid}/',
  summary: 'Read an order',
  permission: 'STAFF',
  params: z.strictObject({ uuid: z.string() }),
  answer: z.unknown(),
});
const planted = { name: 'readOrderOperation', operation: read };
const route = 'app/api/orders/[uuid]/route.ts';

describe('operations', () => {
  test('every exported operation is one of allOperations, and only once', () => {
    const listed = allOperations.map(({ id }) => id).toSorted();
    expect(listed).toEqual(operations.map((one) => one.operation.id).toSorted());
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('every operation has a route that joins it to a service function', () => {
    expect(unservedOperations(tree, operations)).toEqual([]);
  });

  test('a missing route, a forgotten operation and a service function from elsewhere are found', () => {
    expect(unservedOperations(plant({}), [planted])).toEqual([`orders_read has no ${route}`]);
    expect(unservedOperations(plant({ [route]: 'serve(otherOperation, read);' }), [planted])).toEqual([
      `${route} does not serve readOrderOperation`,
    ]);
    const elsewhere = "import { readOrder } from '@/lib/db/read-order';\nserve(readOrderOperation, readOrder);";
    expect(unservedOperations(plant({ [route]: elsewhere }), [planted])).toEqual([
      `${route} serves readOrderOperation by readOrder, which is no service function of lib/services`,
    ]);
    const right = elsewhere.replace('lib/db', 'lib/services/orders');
    expect(unservedOperations(plant({ [route]: right }), [planted])).toEqual([]);
  });
});

describe('changes', () => {
  const change = operation({ ...read, id: 'orders_change', method: 'PATCH', isAudited: true });
  const changing = { name: 'changeOrderOperation', operation: change };
  const joined =
    "import { changeOrder } from '@/lib/services/orders/change-order';\nserve(changeOrderOperation, changeOrder);";
  const service = 'lib/services/orders/change-order.ts';

  test('every operation that changes something leaves a row in the audit trail', () => {
    expect(unauditedChanges(tree, operations)).toEqual([]);
  });

  test('a change without its row is found, one that leaves it through a function beside it is not', () => {
    const silent = "import { recordAudit } from '@/lib/services/audit/record-audit';\nexport function changeOrder() {}";
    expect(unauditedChanges(plant({ [route]: joined, [service]: silent }), [planted, changing])).toEqual([
      'orders_change leaves no row in the audit trail',
    ]);
    const next = plant({
      [route]: joined,
      [service]: "import { moveOrder } from '@/lib/services/orders/move-order';\nmoveOrder();",
      'lib/services/orders/move-order.ts': "import { change } from '@/lib/services/audit/change';\nchange();",
    });
    expect(unauditedChanges(next, [changing])).toEqual([]);
  });
});

describe('routes', () => {
  test('routes only join', () => {
    expect(thickRoutes(tree)).toEqual([]);
  });

  test('a route with logic or with the database in it is found', () => {
    const thick = plant({ [route]: `import { database } from '@/lib/db/client';\n${'work();\n'.repeat(15)}` });
    expect(thickRoutes(thick)).toEqual([`${route} has 16 lines`, `${route} imports @/lib/db/client`]);
  });
});

describe('api', () => {
  test('every status that an operation declares has a case among the API tests', () => {
    expect(untestedStatuses(apiCases(tree), operations)).toEqual([]);
  });

  test('what a permission, a path and an input imply counts as declared', () => {
    expect(ownStatuses(read)).toEqual([200, 401, 403, 404]);
  });

  test('a missing case is found, whatever else is tested', () => {
    const tests = plant({
      'app/api/orders/orders.api.test.ts': `
        describe('GET /api/orders/{uuid}/', () => {
          it('answers 200 with the order', () => {});
          it.each([[401, 'nobody'], [403, 'others']])('answers %i to %s', () => {});
        });
        describe('GET /api/orders/', () => it('answers 404 to nothing', () => {}));`,
    });
    expect(untestedStatuses(apiCases(tests), [planted])).toEqual(['GET /api/orders/{uuid}/ has no case for 404']);
  });

  test('a group made from a table counts for each of its addresses', () => {
    const cancel = operation({ ...read, id: 'orders_cancel', method: 'POST', path: '/api/orders/{uuid}/cancel/' });
    const tests = plant({
      'app/api/orders/orders.api.test.ts': `
        describe.each([{ command: 'cancel' }])('POST /api/orders/{uuid}/$command/', () => {
          it('answers 200, 401, 403 and 404', () => {});
        });`,
    });
    expect(untestedStatuses(apiCases(tests), [{ name: 'cancelOrderOperation', operation: cancel }])).toEqual([]);
    expect(untestedStatuses(apiCases(tests), [planted])).toHaveLength(1);
  });
});
