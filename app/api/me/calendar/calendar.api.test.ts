import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import {
  createFeedOperation,
  endFeedOperation,
  readCalendarOperation,
  readFeedOperation,
} from '@/lib/contracts/history/calendar';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeResource, makeToken } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { statementTextsOf } from '@/lib/testing/statements-of';

async function caller() {
  const { person, project } = await makeHeldProject('PROJECT_MANAGER');
  const end_date = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
  await makeResource({ project_id: project.id, end_date, name: 'gpu' });
  return { person, token: await makeToken(person.id) };
}

const rename = (user_id: string) =>
  database().resource.updateMany({ where: { project: { roles: { some: { user_id } } } }, data: { name: 'tpu' } });

const address = async (token: string) => (await callOperation(readFeedOperation, { token })).json();
const end = (token: string) => callOperation(endFeedOperation, { token });

/** Turns the calendar on. Answers the file that the address names, as Next hands it on. */
async function create(token: string): Promise<string> {
  const answer = await callOperation(createFeedOperation, { token });
  expect(answer.status).toBe(201);
  const { url } = await answer.json();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/api\/calendar\/[\w-]{43}\.ics$/);
  return url.split('/').at(-1);
}

const read = (secret: string, headers: Record<string, string> = {}) =>
  callOperation(readCalendarOperation, { params: { secret }, headers: { 'x-request-id': 'same', ...headers } });

describe('GET /api/me/calendar/', () => {
  it('answers 200 with whether it is on, since when, and when it was last read', async () => {
    const { token } = await caller();
    expect(await address(token)).toEqual({ is_on: false, created: null, last_read_at: null });
    const file = await create(token);
    expect(await address(token)).toEqual({ is_on: true, created: expect.any(String), last_read_at: null });
    await read(file);
    expect(await address(token)).toEqual({
      is_on: true,
      created: expect.any(String),
      last_read_at: expect.any(String),
    });
  });

  it('answers 401 without credentials', async () => {
    expect((await callOperation(readFeedOperation)).status).toBe(401);
  });
});

describe('POST /api/me/calendar/', () => {
  it('answers 201 with the address, which is kept as a hash; a new one ends the old, and both are in the audit trail', async () => {
    const { person, token } = await caller();
    const [first, second] = [await create(token), await create(token)];
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    const kept = await database().calendarAddress.findUniqueOrThrow({ where: { user_id: person.id } });
    const trail = await database().auditEntry.findMany({ where: { subject_id: kept.id } });
    expect(trail.map(({ operation }) => operation)).toEqual(['calendar_address_create', 'calendar_address_create']);
    expect(JSON.stringify([kept, trail])).not.toContain(second.slice(0, 20));
  });

  it('answers 201 to several at once, and one of the addresses works', async () => {
    const { token } = await caller();
    const files = await Promise.all(Array.from({ length: 4 }, () => create(token)));
    const statuses = await Promise.all(files.map(async (file) => (await read(file)).status));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 404, 404, 404]);
  });

  it('answers 401 without credentials', async () => {
    expect((await callOperation(createFeedOperation)).status).toBe(401);
  });
});

describe('DELETE /api/me/calendar/', () => {
  it('answers 204 and ends the address, also when there is none; SEQUENCE goes on rising once it is on again', async () => {
    const { person, token } = await caller();
    const file = await create(token);
    const sequenceOf = async (secret: string) =>
      new ICAL.Component(ICAL.parse(await (await read(secret)).text()))
        .getFirstSubcomponent('vevent')
        ?.getFirstPropertyValue('sequence');
    expect(await sequenceOf(file)).toBe(0);
    await rename(person.id);
    expect(await sequenceOf(file)).toBe(1);
    expect([(await end(token)).status, (await read(file)).status, (await end(token)).status]).toEqual([204, 404, 204]);
    expect(await address(token)).toEqual({ is_on: false, created: null, last_read_at: null });
    expect(
      await database().auditEntry.count({ where: { actor_id: person.id, operation: 'calendar_address_end' } }),
    ).toBe(1);
    expect(await sequenceOf(await create(token))).toBe(1);
  });

  it('answers 401 without credentials', async () => {
    expect((await callOperation(endFeedOperation)).status).toBe(401);
  });
});

describe('GET /api/calendar/{secret}.ics', () => {
  it('answers 200 with a calendar that others read, and 304 to who has it until something in it changes', async () => {
    const { person, token } = await caller();
    const file = await create(token);
    const answer = await read(file);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const [event] = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe('Resource ends: gpu');
    const version = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect((await read(file, version)).status).toBe(304);
    await rename(person.id);
    expect((await read(file, version)).status).toBe(200);
  });

  it('answers 404 in the same bytes but for request_id, by the same statements, to addresses that are unknown, replaced or ended, and to those of suspended and deleted people', async () => {
    const [replaced, ended, suspended, deleted] = await Promise.all([caller(), caller(), caller(), caller()]);
    const files = [
      await create(replaced.token),
      await create(ended.token),
      await create(suspended.token),
      await create(deleted.token),
    ];
    const live = await create(replaced.token);
    await end(ended.token);
    const now = new Date();
    await database().user.update({
      where: { id: suspended.person.id },
      data: { status: 'suspended', suspended_at: now },
    });
    await database().user.update({ where: { id: deleted.person.id }, data: { status: 'deleted', deleted_at: now } });
    const bytes = async (file: string) => {
      const answer = await read(file);
      expect(answer.status).toBe(404);
      const { request_id: _, ...problem } = await answer.json();
      return JSON.stringify([problem, [...answer.headers].filter(([name]) => name !== 'x-request-id')]);
    };
    const unknown = await bytes('unknown.ics');
    const statements = await statementTextsOf(() => read(live));
    for (const file of [...files, `${'x'.repeat(43)}.ics`, 'x.ics', 'x']) {
      expect(await bytes(file)).toBe(unknown);
      expect(await statementTextsOf(() => read(file))).toEqual(statements);
    }
    const { person } = suspended;
    await database().user.update({ where: { id: person.id }, data: { status: 'active', suspended_at: null } });
    expect((await read(files[2] ?? '')).status).toBe(200);
  });
});
