import { beforeAll, describe, expect, it } from 'vitest';
import {
  listMyAccessOperation,
  listSubmissionPeopleOperation,
  readAccessPrefillOperation,
} from '@/lib/contracts/access/people';
import { clock } from '@/lib/core/clock';
import { callOperation } from '@/lib/testing/call-operation';
import { makeUser } from '@/lib/testing/make';
import {
  type AccessCaller,
  makeAccessCallers,
  makeApproval,
  makeRequirement,
  makeSubmission,
} from '@/lib/testing/make-access';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(clock().getTime() + days * DAY_MS);
const lost = (ended_by: string, days: number) => ({ state: 'REVOKED', ended_by, ended_at: inDays(days) });

let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const through = (fields: Parameters<typeof makeApproval>[0] = {}) =>
  makeApproval({ submitter_id: callers.submitter.id, ...fields });
const tokenOf = (caller: AccessCaller | null) => (caller === null ? {} : { token: callers.tokens[caller] });
const people = (id: string, caller: AccessCaller | null, query = '') =>
  callOperation(listSubmissionPeopleOperation, { ...tokenOf(caller), params: { id }, query });
const prefill = (id: string, caller: AccessCaller | null = 'submitter') =>
  callOperation(readAccessPrefillOperation, { ...tokenOf(caller), params: { id } });
const mine = (query: string, caller: AccessCaller | null = 'submitter') =>
  callOperation(listMyAccessOperation, { ...tokenOf(caller), query });

async function namedSubmission() {
  const { id: requirement_id } = await makeRequirement();
  const { accessor, bystander, submitter } = callers;
  const until = inDays(9);
  await through({ requirement_id, accessor_id: accessor.id, expired_on: until });
  const changes = [
    { user_id: submitter.id, type: 'GAIN_ACCESS' },
    { user_id: accessor.id, type: 'RENEW_ACCESS' },
    { user_id: bystander.id, type: 'GAIN_ACCESS' },
    { user_id: nobody, type: 'GAIN_ACCESS' },
  ] as const;
  const submission = await makeSubmission({ requirement_id, submitter_id: submitter.id, state: 'SUBMITTED', changes });
  return { id: submission.id, until: until.toISOString() };
}

describe('GET /api/access-submissions/{id}/people/', () => {
  it('answers 200 with what is asked for each person and what they have now; names only of those whom one sees or gave access', async () => {
    const { id, until } = await namedSubmission();
    const own = await people(id, 'submitter');
    expect([own.status, own.headers.get('x-result-count')]).toEqual([200, '4']);
    const [first, second, third, fourth] = await own.json();
    const none = { has_access: false, expired_on: null, ended_at: null };
    expect(first).toMatchObject({ full_name: 'Sara Submitter', type: 'GAIN_ACCESS', is_active: true, ...none });
    expect(second).toMatchObject({
      full_name: 'Axel Accessor',
      type: 'RENEW_ACCESS',
      has_access: true,
      ended_at: null,
    });
    expect(new Date(second.expired_on).toISOString()).toBe(until);
    expect(third).toMatchObject({ user_id: callers.bystander.id, full_name: '', email: '', is_active: true, ...none });
    expect(fourth).toMatchObject({ user_id: nobody, full_name: '', email: '', is_active: false, ...none });
    for (const reader of ['committee', 'staff', 'support'] as const) {
      const [, , read] = await (await people(id, reader)).json();
      expect(read).toMatchObject({ full_name: callers.bystander.full_name, email: callers.bystander.email });
    }
    expect(await (await people(id, 'committee', '?page_size=1&page=2')).json()).toHaveLength(1);
  });

  it('answers 400 to an unknown parameter, 401 without a token, and 404 to others and to an unknown submission', async () => {
    const { id } = await namedSubmission();
    expect((await people(id, 'submitter', '?q=x')).status).toBe(400);
    expect((await people(id, null)).status).toBe(401);
    expect((await people(id, 'stranger')).status).toBe(404);
    expect((await people(id, 'accessor')).status).toBe(404);
    expect((await people(nobody, 'committee')).status).toBe(404);
  });
});

describe('GET /api/access-requirements/{id}/prefill/', () => {
  it('answers 200 with RENEW_ACCESS for who has access through the caller, GAIN_ACCESS for whose access ended less than 90 days ago, and the caller', async () => {
    const { id } = await makeRequirement();
    const of = { requirement_id: id };
    const named = async (full_name: string) => ({ ...of, accessor_id: (await makeUser({ full_name })).id });
    await through({ ...of, accessor_id: callers.accessor.id, expired_on: inDays(30) });
    await through({ ...(await named('Ella Expired')), expired_on: inDays(-89) });
    await through({ ...(await named('Rita Removed')), ...lost('submission', -2), expired_on: inDays(5) });
    await through({ ...(await named('Lena Long')), ...lost('expiry', -91), expired_on: inDays(-91) });
    await makeApproval(await named('Else Where'));
    const answer = await prefill(id);
    expect(answer.status).toBe(200);
    const { open_submission_id, people: suggested } = await answer.json();
    expect(open_submission_id).toBeNull();
    expect(suggested.map((one: { full_name: string; type: string }) => [one.full_name, one.type])).toEqual([
      ['Sara Submitter', 'GAIN_ACCESS'],
      ['Axel Accessor', 'RENEW_ACCESS'],
      ['Ella Expired', 'GAIN_ACCESS'],
      ['Rita Removed', 'GAIN_ACCESS'],
    ]);
  });

  it('answers 200 with the submission that is open, and the caller once, to renew what they have', async () => {
    const { requirement_id } = await through({});
    const { id } = await makeSubmission({ requirement_id, submitter_id: callers.submitter.id, state: 'SUBMITTED' });
    expect(await (await prefill(requirement_id)).json()).toMatchObject({
      open_submission_id: id,
      people: [{ user_id: callers.submitter.id, type: 'RENEW_ACCESS', has_access: true }],
    });
    expect(await (await prefill(requirement_id, 'stranger')).json()).toMatchObject({
      open_submission_id: null,
      people: [{ type: 'GAIN_ACCESS' }],
    });
  });

  it('answers 401 without a token and 404 to an unknown requirement', async () => {
    expect((await prefill(nobody, null)).status).toBe(401);
    expect((await prefill(nobody)).status).toBe(404);
  });
});

describe('GET /api/me/access/', () => {
  it('answers 200 with a row per requirement and its latest live expiry, those with access first, and what is open', async () => {
    const { submitter } = callers;
    const [never, until, gone, given, asked] = await Promise.all([
      makeRequirement({ dataset_name: 'Never ends' }),
      makeRequirement({ dataset_name: 'Ends' }),
      makeRequirement({ dataset_name: 'Gone' }),
      makeRequirement({ dataset_name: 'Given' }),
      makeRequirement({ dataset_name: 'Asked' }),
    ]);
    const other = await makeUser();
    const of = (requirement: typeof never) => ({ requirement_id: requirement.id });
    await through({ ...of(never) });
    await through({ ...of(until), expired_on: inDays(10) });
    await makeApproval({ ...of(until), submitter_id: other.id, accessor_id: submitter.id, expired_on: inDays(20) });
    await through({ ...of(until), accessor_id: other.id, expired_on: inDays(30) });
    await through({ ...of(gone), expired_on: inDays(-3) });
    await through({ ...of(given), accessor_id: other.id });
    const open = await makeSubmission({ ...of(asked), submitter_id: submitter.id });
    const ids = new Set([never, until, gone, given, asked].map((requirement) => requirement.id));
    const answer = await mine('?page_size=300');
    expect(answer.status).toBe(200);
    const rows = (await answer.json()).filter((row: { requirement_id: string }) => ids.has(row.requirement_id));
    const shown = rows.map(({ requirement_id: _id, is_archived: _archived, ...row }: Record<string, unknown>) => row);
    const none = { has_access: false, expired_on: null, ended_at: null, people_count: 0, open_submission: null };
    const at = (days: number) => expect.stringContaining(inDays(days).toISOString().slice(0, 10));
    expect(shown).toEqual([
      { ...none, label: 'Ends', has_access: true, expired_on: at(20), people_count: 2 },
      { ...none, label: 'Never ends', has_access: true, people_count: 1 },
      { ...none, label: 'Asked', open_submission: { id: open.id, state: 'DRAFT' } },
      { ...none, label: 'Given', people_count: 1 },
      { ...none, label: 'Gone', ended_at: at(-3) },
    ]);
    const labels = async (query: string) =>
      (await (await mine(query)).json()).map((row: { label: string }) => row.label);
    expect(await labels('?q=gone')).toEqual(['Gone']);
    expect(await labels(`?requirement=${until.id}`)).toEqual(['Ends']);
    expect(await labels('?has_access=true&q=end')).toEqual(['Ends', 'Never ends']);
    expect(await (await mine('', 'stranger')).json()).toEqual([]);
  });

  it('answers 400 to an unknown parameter and 401 without a token', async () => {
    expect((await mine('?who=me')).status).toBe(400);
    expect((await mine('', null)).status).toBe(401);
  });
});
