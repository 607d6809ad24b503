import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { allOperations } from '@/lib/contracts/all-operations';
import type { Operation } from '@/lib/contracts/operation';
import { database } from '@/lib/db/client';
import { inputSchema } from '@/lib/http/openapi-schemas';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import type { Caller } from '@/lib/testing/authorisation/callers';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { makeTestUsers, type TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { allAreas } from '@/lib/testing/authorisation/rows/all-areas';
import { callOperation } from '@/lib/testing/call-operation';
import { checkConstraints } from '@/lib/testing/check-constraints';
import { oneAtEdge, someAtEdges } from '@/lib/testing/fuzz/edge-values';
import { isSchema } from '@/lib/testing/fuzz/values';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { mailEventOf, postAsResend } from '@/lib/testing/resend-webhook';

const SEED = 20261128;
/** Objects with several values at edges, beyond those with one. */
const COMBINED = 8;
/** Every edge of an operation with many fields takes a while on a busy machine. */
const TIMEOUT_MS = 60_000;

const rows: MatrixRows = Object.assign({}, ...allAreas);
const writing = allOperations
  .filter(({ body, takes, permission }) => takes.kind === 'json' && permission !== 'ANYBODY' && hasFields(body))
  .map((operation) => ({ id: operation.id, operation }));
const callerOf: Partial<Record<string, Caller>> = {
  ingest_alertmanager: 'alertmanagerSource',
  ingest_events: 'eventSource',
};

let testUsers: TestUsers;

beforeAll(async () => {
  testUsers = await makeTestUsers();
});

function hasFields(body: Operation['body']): boolean {
  return Object.keys(body.shape).length > 0;
}

function propertiesOf(body: Operation['body']): Record<string, unknown> {
  const { properties } = inputSchema(body);
  return isSchema(properties) ? properties : {};
}

/** A valid call of an operation, by somebody who may make it. */
async function usualCall(operation: Operation) {
  const caller = callerOf[operation.id] ?? 'staff';
  const { ask, outcomes } = rowOf(operation);
  const subject = Object.keys(outcomes)[0] ?? '';
  return { ...(await ask(testUsers, caller, subject)), token: testUsers.people.get(caller)?.token ?? '' };
}

function rowOf({ id }: Operation): MatrixRow {
  return rows[id] ?? expect.fail(`The authorisation matrix has no row for ${id}.`);
}

/** What a schema takes, and just does not take: every value at an edge alone, and some of them together. */
function edgeCases(usual: Record<string, unknown>, shape: Operation['body']): Record<string, unknown>[] {
  const properties = propertiesOf(shape);
  const uuids = [crypto.randomUUID()];
  const combined = fc.sample(someAtEdges(usual, properties, uuids), { numRuns: COMBINED, seed: SEED });
  return [...oneAtEdge(usual, properties, uuids), ...combined];
}

test('each CHECK constraint is named with what can break it, and no other', async () => {
  const found = await database().$queryRaw<{ name: string }[]>`
    SELECT conname::text AS name FROM pg_constraint
    WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY conname`;
  expect(Object.keys(checkConstraints).toSorted()).toEqual(found.map(({ name }) => name).toSorted());
});

test('the operations that can break a constraint are there, and are tried', () => {
  const named = Object.values(checkConstraints).flatMap((one) => ('operations' in one ? one.operations : []));
  const tried = new Set(['imports_create', 'ingest_resend', ...writing.map(({ id }) => id)]);
  const untried = named.filter((id) => !tried.has(id) && hasFields(operationNamed(id).body));
  expect(untried).toEqual([]);
});

function operationNamed(id: string): Operation {
  return allOperations.find((one) => one.id === id) ?? expect.fail(`There is no operation ${id}.`);
}

/** Asks with one body after the other; one that is refused because of what those before it did is asked again about something new. */
function askerOf(operation: Operation, usual: Awaited<ReturnType<typeof usualCall>>) {
  let [call, isNew] = [usual, true];
  const ask = async (body: Record<string, unknown>) => {
    const { params = {}, query = '', token } = call;
    return (await callOperation(operation, { params, query, token, body })).status;
  };
  return async (body: Record<string, unknown>): Promise<number> => {
    const status = await ask(body);
    const isRejected = status >= 400 && status < 500;
    if (!isRejected || isNew) {
      isNew &&= isRejected;
      return status;
    }
    call = await usualCall(operation);
    const again = await ask(body);
    isNew = again >= 400;
    return again;
  };
}

test.each(writing)(
  'whatever the contract of $id takes, the database takes',
  { timeout: TIMEOUT_MS },
  async ({ operation }) => {
    const usual = await usualCall(operation);
    const cases = edgeCases(isSchema(usual.body) ? usual.body : {}, operation.body);
    const taken = cases.filter((body) => operation.body.safeParse(JSON.parse(JSON.stringify(body))).success);
    const ask = askerOf(operation, usual);
    const errors: unknown[] = [];
    for (const body of taken) {
      if ((await ask(body)) >= 500) errors.push(JSON.stringify(body).slice(0, 500));
    }
    expect(errors).toEqual([]);
    expect(taken.length).toBeGreaterThan(0);
  },
);

test.each(Object.values(recordKinds))('whatever an import takes as a $type, the database takes', async (kind) => {
  const { records, tag } = importWorld();
  await importText(ndjson(...records));
  const usual = records.find(({ type }) => type === kind.type) ?? expect.fail('The world lacks a type.');
  // There is one approval for the same people, whatever its external_id.
  if (kind.type === 'access_approval') await database().accessApproval.deleteMany();
  const own = edgeCases(usual, kind.fields).map((record, at) => ({
    ...withOwnNames(record, usual, at),
    external_id: `edge-${tag}-${at}`,
  }));
  const { counts, lines_read, status, uuid } = await importText(ndjson(...own));
  expect(status).not.toBe('failed');
  expect(lines_read).toBe(own.length);
  expect(counts[kind.type]?.failed).toBeLessThan(own.length);
  const rejected = await database().importError.findMany({
    where: { import_id: uuid, message: { startsWith: 'The database rejected' } },
  });
  expect(rejected.map(({ line }) => JSON.stringify(own[line - 1]).slice(0, 500))).toEqual([]);
});

/** The same record under other names where those must be its own, unless they are at an edge. */
function withOwnNames(record: Record<string, unknown>, usual: object, at: number): Record<string, unknown> {
  const unique = Object.entries(usual).filter(([name]) => ['email', 'name', 'username'].includes(name));
  const own = unique.flatMap(([name, value]) => (record[name] === value ? [[name, `${at}-${value}`]] : []));
  return { ...record, ...Object.fromEntries(own) };
}

test('whatever the contract of ingest_resend takes of a known delivery, the database takes', async () => {
  const statuses = new Set<number>();
  for (const event of edgeCases(mailEventOf('email.delivered', {}), operationNamed('ingest_resend').body)) {
    const { provider_id } = await makeDelivery();
    const eventData = isSchema(event['data']) ? event['data'] : {};
    statuses.add((await postAsResend({ ...event, data: { ...eventData, email_id: provider_id } })).status);
  }
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  expect(statuses).toContain(200);
});
