import { describe, expect, it } from 'vitest';
import { listProjectsOperation, type Project } from '@/lib/contracts/projects/projects';
import { callOperation } from '@/lib/testing/call-operation';
import { dayValue, makeCustomer, makeProject, uniqueName } from '@/lib/testing/make';
import { inDays, type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const list = (query: string, caller: ProjectCaller = 'owner') =>
  callOperation(listProjectsOperation, { token: here.tokens[caller], query });
const rows = async (query: string, caller: ProjectCaller = 'owner'): Promise<Project[]> =>
  (await list(query, caller)).json();
const names = async (query: string, caller: ProjectCaller = 'owner') =>
  (await rows(query, caller)).map(({ name }) => name);

describe('GET /api/projects/', () => {
  it('answers 200 with the projects that the caller reads, by name', async () => {
    const tag = uniqueName('tag');
    for (const name of [`${tag} b`, `${tag} a`]) await makeProject({ customer_id: here.customerId, name });
    await makeProject({ name: `${tag} c` });
    expect(await names(`?name=${tag}`)).toEqual([`${tag} a`, `${tag} b`]);
    expect(await names(`?name=${tag}`, 'support')).toEqual([`${tag} a`, `${tag} b`, `${tag} c`]);
    expect(await names(`?name=${tag}`, 'stranger')).toEqual([]);
  });

  it('answers 200 with what each filter lets through', async () => {
    const [kept, other] = [uniqueName('kept'), uniqueName('other')];
    const grace_period_days = 5;
    const made = await makeProject({
      customer_id: here.customerId,
      name: kept,
      end_date: dayValue(inDays(-2)),
      grace_period_days,
      kind: 'COURSE',
      user_affiliations: ['staff'],
      backend_id: kept,
    });
    await makeProject({ customer_id: here.customerId, name: other, end_date: dayValue(inDays(9)) });
    for (const query of [
      'state=in_grace',
      'state=in_grace&state=creating',
      'ends_within_days=3&is_expired=false',
      `end_date_before=${inDays(-1)}&end_date_after=${inDays(-2)}`,
      'has_affiliation=true&kind=course',
      `backend_id=${kept.toUpperCase()}`,
      `query=${kept}`,
    ]) {
      const found = await names(`?page_size=300&customer=${here.customerId}&${query}`);
      expect([query, found.includes(kept), found.includes(other)]).toEqual([query, true, false]);
    }
    expect(made.slug).toBe(kept);
  });

  it('answers 200 with the caller’s own projects by their role', async () => {
    const mine = async (query: string, caller: ProjectCaller) =>
      (await rows(`?${query}`, caller)).map(({ uuid }) => uuid);
    expect(await mine('can_manage=true', 'manager')).toEqual([here.projectId]);
    expect(await mine('can_manage=true', 'member')).toEqual([]);
    expect(await mine('current_user_has_role=PROJECT.MEMBER', 'member')).toEqual([here.projectId]);
    expect(await mine('current_user_has_role=PROJECT_ADMIN', 'member')).toEqual([]);
  });

  it('answers 200 with projects in the order of their states, those without a day last both ways', async () => {
    const customer_id = (await makeCustomer()).id;
    await makeProject({ customer_id, name: 'none' });
    await makeProject({ customer_id, name: 'late', end_date: dayValue(inDays(9)) });
    await makeProject({ customer_id, name: 'over', end_date: dayValue(inDays(-1)) });
    const ordered = (o: string) => names(`?customer=${customer_id}&o=${o}`, 'staff');
    expect(await ordered('state')).toEqual(['none', 'late', 'over']);
    expect(await ordered('end_date')).toEqual(['over', 'late', 'none']);
    expect(await ordered('-end_date')).toEqual(['late', 'over', 'none']);
  });

  it('answers 400 to an unknown filter or order', async () => {
    for (const query of ['?colour=red', '?o=colour', '?state=gone', '?ends_within_days=-1'])
      expect((await list(query)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listProjectsOperation)).status).toBe(401);
  });
});
