import { beforeAll, describe, expect, it } from 'vitest';
import {
  archiveAccessRequirementOperation,
  changeAccessRequirementOperation,
  createAccessRequirementOperation,
  listAccessRequirementsOperation,
  readAccessRequirementOperation,
  restoreAccessRequirementOperation,
} from '@/lib/contracts/access/requirements';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeCommitteeMember, makeRequirement } from '@/lib/testing/make-access';
import { testNow } from '@/lib/testing/test-context';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const reason = 'The study is over.';

const tokens = { committee: '', staff: '', support: '', stranger: '' };

beforeAll(async () => {
  tokens.committee = await makeToken((await makeCommitteeMember()).id);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

const post = (body: object, token: string = tokens.committee) =>
  callOperation(createAccessRequirementOperation, { token, body });
const list = (query: string, token: string = tokens.stranger) =>
  callOperation(listAccessRequirementsOperation, { token, query });
const read = (id: string, token: string = tokens.stranger) =>
  callOperation(readAccessRequirementOperation, { token, params: { id } });
const patch = (id: string, body: object, headers: Record<string, string> = {}, token: string = tokens.committee) =>
  callOperation(changeAccessRequirementOperation, { token, params: { id }, body, headers });
const moves = { archive: archiveAccessRequirementOperation, restore: restoreAccessRequirementOperation } as const;
const move = (how: keyof typeof moves, id: string, body: object = { reason }, token: string = tokens.committee) =>
  callOperation(moves[how], { token, params: { id }, body });

describe('POST /api/access-requirements/', () => {
  it('answers 201 to the committee and to staff, with 365 days, two reminders, no documents, DOWNLOAD, and its name as label', async () => {
    const name = uniqueName('cohort');
    const answer = await post({ name });
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      {
        external_id: null,
        name,
        datasetName: null,
        renewalDetailsUrl: null,
        label: name,
        renewal_text: '',
        expiration_period_days: 365,
        is_duc_required: false,
        is_irb_approval_required: false,
        access_type: 'DOWNLOAD',
        version: 1,
        reminders: [{ months: 2 }, { months: 1 }],
        is_archived: false,
      },
    ]);
    expect((await post({ name: uniqueName('cohort') }, tokens.staff)).status).toBe(201);
  });

  it('answers 201 with the two names of the reference under both spellings, however they were given', async () => {
    const both = { dataset_name: 'Tides', datasetName: 'Tides', renewal_details_url: 'https://x.example/how' };
    const shown = { ...both, renewalDetailsUrl: 'https://x.example/how', label: 'Tides' };
    expect(await (await post({ name: uniqueName('cohort'), ...both })).json()).toMatchObject(shown);
    const theirs = { datasetName: 'Tides', renewalDetailsUrl: 'https://x.example/how' };
    expect(await (await post({ name: uniqueName('cohort'), ...theirs })).json()).toMatchObject(shown);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(51) }, 'name'],
    [{ datasetName: '' }, 'datasetName'],
    [{ dataset_name: 'x'.repeat(101) }, 'dataset_name'],
    [{ datasetName: 'Tides', dataset_name: 'Waves' }, 'datasetName'],
    [{ renewalDetailsUrl: 'https://x.example/a', renewal_details_url: null }, 'renewalDetailsUrl'],
    [{ renewalDetailsUrl: '/here' }, 'renewalDetailsUrl'],
    [{ renewal_details_url: 'ftp://x.example' }, 'renewal_details_url'],
    [{ renewal_details_url: `https://x.example/${'a'.repeat(2_000)}` }, 'renewal_details_url'],
    [{ renewal_text: 'x'.repeat(2_001) }, 'renewal_text'],
    [{ expiration_period_days: 0 }, 'expiration_period_days'],
    [{ expiration_period_days: 1.5 }, 'expiration_period_days'],
    [{ expiration_period_days: 36_501 }, 'expiration_period_days'],
    [{ access_type: 'UPLOAD' }, 'access_type'],
    [{ reminders: [{ months: 1, days: 1 }] }, 'reminders.0'],
    [{ reminders: [{}] }, 'reminders.0'],
    [{ reminders: [{ months: 0 }] }, 'reminders.0.months'],
    [{ reminders: [{ months: 121 }] }, 'reminders.0.months'],
    [{ reminders: [{ days: 0 }] }, 'reminders.0.days'],
    [{ reminders: [{ days: 3_651 }] }, 'reminders.0.days'],
    [{ reminders: [{ days: 1 }, { months: 1 }, { days: 1 }] }, 'reminders'],
    [{ reminders: Array.from({ length: 13 }, (_, index) => ({ days: index + 1 })) }, 'reminders'],
    [{ version: 2 }, 'version'],
  ])('answers 400 to %j, naming the field', async (wrong, field) => {
    const answer = await post({ name: uniqueName('cohort'), ...wrong });
    expect(answer.status).toBe(400);
    expect(Object.keys(await answer.json())).toContain(field);
  });

  it.each([
    { dataset_name: 'x' },
    { dataset_name: 'x'.repeat(100) },
    { renewal_details_url: `https://x.example/${'a'.repeat(2_000 - 'https://x.example/'.length)}` },
    { renewal_text: 'x'.repeat(2_000) },
    { expiration_period_days: 1 },
    { expiration_period_days: 36_500 },
    { expiration_period_days: null },
    { access_type: 'PARTICIPATE' },
    { reminders: [] },
    { reminders: [{ months: 1 }, { months: 120 }, { days: 1 }, { days: 3_650 }] },
    { reminders: Array.from({ length: 12 }, (_, index) => ({ days: index + 1 })) },
  ])('answers 201 to the shortest and the longest: %j', async (given) => {
    const name = uniqueName('cohort').padEnd(50, 'x');
    const answer = await post({ name, ...given });
    expect([answer.status, await answer.json()]).toMatchObject([201, { name, ...given }]);
  });

  it('answers 401 without a token, and 403 to support and others', async () => {
    expect((await callOperation(createAccessRequirementOperation, { body: { name: 'x' } })).status).toBe(401);
    const body = { name: uniqueName('cohort') };
    expect([(await post(body, tokens.support)).status, (await post(body, tokens.stranger)).status]).toEqual([403, 403]);
  });

  it('answers 409 for a name that differs from another in case alone, to all but one at the same time', async () => {
    const name = uniqueName('Cohort');
    const answers = await Promise.all([name, name.toUpperCase(), name].map((one) => post({ name: one })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });
});

describe('GET /api/access-requirements/', () => {
  it('answers 200 to everyone who is signed in, by name, with words in name or label, without archived ones unless asked', async () => {
    const word = uniqueName('tidal');
    const [zebra, ape] = [
      await makeRequirement({ name: 'zebra'.concat(word).slice(0, 50), created: new Date(0) }),
      await makeRequirement({ name: uniqueName('Ape'), dataset_name: `All of ${word}` }),
    ];
    const gone = await makeRequirement({ name: uniqueName('gone'), dataset_name: word, archived_at: testNow });
    const ids = async (query: string) =>
      (await (await list(`?q=${word}${query}`)).json()).map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([ape.id, zebra.id]);
    expect(await ids('&o=created')).toEqual([zebra.id, ape.id]);
    expect(await ids('&include_archived=true')).toEqual([ape.id, gone.id, zebra.id]);
  });

  it('answers 400 to an unknown order, and 401 without a token', async () => {
    expect((await list('?o=version')).status).toBe(400);
    expect((await callOperation(listAccessRequirementsOperation)).status).toBe(401);
  });
});

describe('GET /api/access-requirements/{id}/', () => {
  it('answers 200 with a version, also of an archived one, 401 without a token, and 404 for none', async () => {
    const { id } = await makeRequirement({ archived_at: testNow });
    const answer = await read(id);
    expect([answer.status, await answer.json()]).toMatchObject([200, { id, is_archived: true }]);
    expect(answer.headers.get('etag')).not.toBeNull();
    expect((await callOperation(readAccessRequirementOperation, { params: { id } })).status).toBe(401);
    expect((await read(nobody)).status).toBe(404);
  });
});

describe('PATCH /api/access-requirements/{id}/', () => {
  it.each([
    [{ name: 'other' }, 2],
    [{ access_type: 'PARTICIPATE' }, 2],
    [{ expiration_period_days: null }, 2],
    [{ is_duc_required: true }, 2],
    [{ is_irb_approval_required: true }, 2],
    [{ datasetName: 'Tides', renewalDetailsUrl: 'https://x.example/', renewal_text: 'Ask us.', reminders: [] }, 1],
    [{ expiration_period_days: 365 }, 1],
  ])('answers 200 to %j with version %i', async (body, version) => {
    const { id } = await makeRequirement();
    const requested = 'name' in body ? { name: uniqueName('other') } : body;
    const answer = await patch(id, requested);
    expect([answer.status, await answer.json()]).toMatchObject([200, { ...requested, version }]);
  });

  it('answers 200 and records what changed, without the text, and nothing when nothing changes', async () => {
    const { id } = await makeRequirement();
    await patch(id, { renewal_text: 'Ask us.', is_duc_required: true });
    await patch(id, { renewal_text: 'Ask us.' });
    expect(await database().auditEntry.findMany({ where: { subject_id: id } })).toMatchObject([
      { facts: { renewal_text: 'changed', is_duc_required: { from: false, to: true } } },
    ]);
  });

  it('answers 400 where both spellings differ, 401 without a token, 403 to others, 404 for none, 409 for a taken name', async () => {
    const { id } = await makeRequirement();
    const { name } = await makeRequirement();
    expect((await patch(id, { datasetName: 'a', dataset_name: 'b' })).status).toBe(400);
    expect((await callOperation(changeAccessRequirementOperation, { params: { id }, body: {} })).status).toBe(401);
    expect((await patch(id, { is_duc_required: true }, {}, tokens.support)).status).toBe(403);
    expect((await patch(nobody, { is_duc_required: true })).status).toBe(404);
    expect((await patch(id, { name: name.toUpperCase() })).status).toBe(409);
  });

  it('answers 412 to who read an older version, and changes nothing', async () => {
    const { id } = await makeRequirement();
    const etag = (await read(id)).headers.get('etag') ?? '';
    expect((await patch(id, { dataset_name: 'First' }, { 'if-match': etag })).status).toBe(200);
    expect((await patch(id, { dataset_name: 'Second' }, { 'if-match': etag })).status).toBe(412);
    expect(await (await read(id)).json()).toMatchObject({ datasetName: 'First' });
  });
});

describe.each([
  ['archive', null],
  ['restore', testNow],
] as const)('POST /api/access-requirements/{id}/%s/', (how, archived_at) => {
  it('answers 200 once, and 409 when it is so already', async () => {
    const { id } = await makeRequirement({ archived_at });
    const answer = await move(how, id);
    const changed = { is_archived: how === 'archive', version: 1, archiving_reason: reason };
    expect([answer.status, await answer.json()]).toMatchObject([200, changed]);
    expect((await move(how, id)).status).toBe(409);
  });

  it('answers 400 to a reason outside 3 to 500 characters, 401 without a token, 403 to others, and 404 for none', async () => {
    const { id } = await makeRequirement({ archived_at });
    for (const wrong of [{}, { reason: 'ab' }, { reason: 'x'.repeat(501) }]) {
      expect((await move(how, id, wrong)).status).toBe(400);
    }
    expect((await callOperation(moves[how], { params: { id }, body: { reason } })).status).toBe(401);
    expect((await move(how, id, { reason }, tokens.stranger)).status).toBe(403);
    expect((await move(how, nobody)).status).toBe(404);
  });
});
