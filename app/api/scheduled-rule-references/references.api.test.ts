import { beforeAll, describe, expect, it } from 'vitest';
import { listRuleReferencesOperation } from '@/lib/contracts/rules/references';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeAudience, makeProject, makeToken, makeUser, uniqueName } from '@/lib/testing/make';

let token: string;

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_support: true })).id);
});

const find = (query: string, caller = token) => callOperation(listRuleReferencesOperation, { token: caller, query });

describe('GET /api/scheduled-rule-references/', () => {
  it('answers 200 with what has the words, or with what the targets name', async () => {
    const word = uniqueName('atlas');
    const audience = await makeAudience([], `${word} group`);
    const project = await makeProject({ name: `${word} models` });
    const person = await makeUser({ full_name: `${word} Lind` });
    const expected = [
      ['audience', { target: audience.id, name: `${word} group`, detail: '' }],
      ['project', { target: project.id, name: `${word} models` }],
      ['user', { target: person.id, name: `${word} Lind`, detail: person.email }],
    ] as const;
    for (const [kind, found] of expected) {
      expect(await (await find(`?kind=${kind}&q=${word}`)).json()).toMatchObject([found]);
      expect(await (await find(`?kind=${kind}&targets=${found.target}`)).json()).toMatchObject([found]);
    }
    expect(await (await find('?kind=role&targets=PROJECT.MANAGER')).json()).toMatchObject([
      { target: 'PROJECT.MANAGER' },
    ]);
    expect(await (await find(`?kind=audience&targets=${project.id},nonsense`)).json()).toEqual([]);
  });

  it('answers 200 with the names that rules are saved with, and without what was removed', async () => {
    const word = uniqueName('role').replaceAll('-', '').toUpperCase();
    await database().role.create({ data: { name: `PROJECT_${word}_LEAD`, scope_type: 'project' } });
    const target = `PROJECT.${word}_LEAD`;
    expect(await (await find(`?kind=role&q=${word}`)).json()).toEqual([{ target, name: target, detail: target }]);
    const removed = await makeProject({ is_removed: true });
    expect(await (await find(`?kind=project&targets=${removed.id}`)).json()).toEqual([]);
  });

  it('answers 400 to a kind that it does not know', async () => {
    expect((await find('?kind=colour')).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listRuleReferencesOperation, { query: '?kind=role' })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await find('?kind=role', await makeToken((await makeUser()).id))).status).toBe(403);
  });
});
