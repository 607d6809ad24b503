import { beforeAll, describe, expect, it } from 'vitest';
import {
  changeProfileOperation,
  createPurgeProfileOperation,
  deleteProfileOperation,
  listPurgeProfilesOperation,
  type PurgeProfile,
  purgeFields,
  purgeRecords,
  readProfileOperation,
} from '@/lib/contracts/people/purge-profiles';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makePurgeProfile } from '@/lib/testing/make-purge-profile';
import { testNow } from '@/lib/testing/test-context';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

let staffId = '';
let token = '';
let support = '';
let stranger = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true, full_name: 'Astrid' })).id;
  token = await makeToken(staffId);
  support = await makeToken((await makeUser({ is_support: true })).id);
  stranger = await makeToken((await makeUser()).id);
});

const list = (query = '', caller = token) => callOperation(listPurgeProfilesOperation, { token: caller, query });
const read = (id: string, caller = token) => callOperation(readProfileOperation, { token: caller, params: { id } });
const post = (body: object, caller = token) => callOperation(createPurgeProfileOperation, { token: caller, body });
const patch = (id: string, body: object, headers: Record<string, string> = {}) =>
  callOperation(changeProfileOperation, { token, params: { id }, body, headers });
const remove = (id: string, caller = token) => callOperation(deleteProfileOperation, { token: caller, params: { id } });

const given = () => ({ name: uniqueName('profile'), applies_to: 'deleted', after_days: 60, fields: ['email'] });

/** A rule that purges with a profile. */
async function makeRuleWith(profileId: string, status = 'draft') {
  const stamps = { created: testNow, modified: testNow };
  return database().scheduledRule.create({
    data: {
      name: uniqueName('rule'),
      status,
      cron: '20 3 * * *',
      time_zone: 'UTC',
      ...stamps,
      references: { create: { kind: 'profile', target: profileId, path: 'action.config.profile_id' } },
    },
  });
}

describe('GET /api/purge-profiles/', () => {
  it('answers 200 with the two of a new installation by name, both off and each the default of its kind', async () => {
    const rows: PurgeProfile[] = await (await list('?q=people', support)).json();
    expect(rows).toMatchObject([
      {
        name: 'Deleted people',
        applies_to: 'deleted',
        after_days: 30,
        fields: [...purgeFields],
        records: [...purgeRecords],
        is_on: false,
        is_default: true,
        rule_id: null,
        used_by: [],
        modified_by: null,
      },
      {
        name: 'Suspended people',
        applies_to: 'suspended',
        after_days: 365,
        fields: ['affiliations', 'time_zone', 'locale'],
        records: ['sessions', 'tokens', 'sign_in_networks', 'preferences', 'digests'],
        is_on: false,
        is_default: true,
      },
    ]);
    expect((await list()).status).toBe(200);
  });

  it('answers 400 for an unknown filter', async () => {
    expect((await list('?kind=all')).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listPurgeProfilesOperation)).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await list('', stranger)).status).toBe(403);
  });
});

describe('POST /api/purge-profiles/', () => {
  it('answers 201 with the profile, each name once', async () => {
    const body = { ...given(), fields: ['email', 'username', 'email'] };
    const answer = await post(body);
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      {
        ...body,
        fields: ['email', 'username'],
        records: [],
        is_on: false,
        is_default: false,
        modified_by: { uuid: staffId },
      },
    ]);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(256) }, 'name'],
    [{ applies_to: 'active' }, 'applies_to'],
    [{ after_days: -1 }, 'after_days'],
    [{ after_days: 3651 }, 'after_days'],
    [{ after_days: 1.5 }, 'after_days'],
    [{ fields: ['birthday'] }, 'fields.0'],
    [{ records: ['letters'] }, 'records.0'],
    [{ fields: [] }, 'fields'],
  ])('answers 400 to %j, naming the field', async (wrong, field) => {
    const answer = await post({ ...given(), ...wrong });
    expect(answer.status).toBe(400);
    expect(Object.keys(await answer.json())).toContain(field);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(createPurgeProfileOperation, { body: given() })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect([(await post(given(), stranger)).status, (await post(given(), support)).status]).toEqual([403, 403]);
  });

  it('answers 409 for a name that differs from another in case alone, also to all but one at the same time', async () => {
    const body = given();
    const names = [body.name, body.name.toUpperCase(), body.name];
    const answers = await Promise.all(names.map((name) => post({ ...body, name })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });
});

describe('GET /api/purge-profiles/{id}/', () => {
  it('answers 200 with the profile, its version, and the rules that name it but archived ones', async () => {
    const { id } = await makePurgeProfile();
    const rule = await makeRuleWith(id);
    await makeRuleWith(id, 'archived');
    const answer = await read(id, support);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { id, used_by: [{ rule_id: rule.id, name: rule.name }] },
    ]);
    expect(answer.headers.get('etag')).not.toBeNull();
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readProfileOperation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await read(nobody, stranger)).status).toBe(403);
  });

  it('answers 404 for no profile, and for what is no id', async () => {
    expect([(await read(nobody)).status, (await read('7')).status]).toEqual([404, 404]);
  });
});

describe('PATCH /api/purge-profiles/{id}/', () => {
  it('answers 200 with what is sent changed and everything else as it was, and records it', async () => {
    const { id, name } = await makePurgeProfile();
    const answer = await patch(id, { after_days: 7, records: ['tokens'] });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { name, after_days: 7, fields: ['full_name'], records: ['tokens'], modified_by: { uuid: staffId } },
    ]);
    expect(await database().auditEntry.findMany({ where: { subject_id: id } })).toMatchObject([
      { facts: { after_days: { from: 30, to: 7 }, records: { from: [], to: ['tokens'] } } },
    ]);
  });

  it('answers 200 and records nothing when nothing changes, whatever the order of a list', async () => {
    const { id, modified } = await makePurgeProfile({ fields: ['email', 'locale'] });
    const answer = await patch(id, { fields: ['locale', 'email'], after_days: 30 });
    expect([answer.status, new Date((await answer.json()).modified)]).toEqual([200, modified]);
    expect(await database().auditEntry.count({ where: { subject_id: id } })).toBe(0);
  });

  it('makes another the default of its kind, which takes the mark from the first', async () => {
    const [first] = await database().purgeProfile.findMany({ where: { applies_to: 'suspended', is_default: true } });
    const { id } = await makePurgeProfile({ applies_to: 'suspended' });
    expect(await (await patch(id, { is_default: true })).json()).toMatchObject({ is_default: true });
    expect(await (await read(first?.id ?? '')).json()).toMatchObject({ is_default: false });
    expect(await database().purgeProfile.count({ where: { is_default: true } })).toBe(2);
  });

  it('answers 400 to a profile that would purge nothing', async () => {
    const { id } = await makePurgeProfile();
    expect((await patch(id, { fields: [] })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    const asked = { params: { id: nobody }, body: { after_days: 1 } };
    expect((await callOperation(changeProfileOperation, asked)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    const asked = { token: stranger, params: { id: nobody }, body: { after_days: 1 } };
    expect((await callOperation(changeProfileOperation, asked)).status).toBe(403);
  });

  it('answers 404 for no profile', async () => {
    expect((await patch(nobody, { after_days: 1 })).status).toBe(404);
  });

  it('answers 409 for a taken name, and for the default that is to be none', async () => {
    const { id } = await makePurgeProfile();
    expect((await patch(id, { name: 'DELETED people' })).status).toBe(409);
    const standing = await database().purgeProfile.findFirstOrThrow({ where: { is_default: true } });
    const answer = await patch(standing.id, { is_default: false });
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'Make another profile the default instead.']);
  });

  it('answers 412 to who read an older version, and changes nothing', async () => {
    const { id } = await makePurgeProfile();
    const etag = (await read(id)).headers.get('etag') ?? '';
    expect((await patch(id, { after_days: 8 }, { 'if-match': etag })).status).toBe(200);
    expect((await patch(id, { after_days: 9 }, { 'if-match': etag })).status).toBe(412);
    expect(await (await read(id)).json()).toMatchObject({ after_days: 8 });
  });
});

describe('DELETE /api/purge-profiles/{id}/', () => {
  it('answers 204, and the profile is gone', async () => {
    const { id } = await makePurgeProfile();
    expect((await remove(id)).status).toBe(204);
    expect((await read(id)).status).toBe(404);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(deleteProfileOperation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await remove(nobody, stranger)).status).toBe(403);
  });

  it('answers 404 for no profile', async () => {
    expect((await remove(nobody)).status).toBe(404);
  });

  it('answers 409, saying why, for a default, for one that is on, and for one that a rule names', async () => {
    const detailOf = async (id: string) => (await (await remove(id)).json()).detail;
    const standing = await database().purgeProfile.findFirstOrThrow({
      where: { is_default: true, applies_to: 'deleted' },
    });
    expect((await remove(standing.id)).status).toBe(409);
    expect(await detailOf(standing.id)).toBe('This is the default profile for deleted people.');
    expect(await detailOf((await makePurgeProfile({ is_on: true })).id)).toBe('The profile is on. Turn it off first.');
    const { id } = await makePurgeProfile();
    const { name } = await makeRuleWith(id);
    expect(await detailOf(id)).toBe(`Rules use this profile: ${name}.`);
  });
});
