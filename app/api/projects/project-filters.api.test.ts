import { beforeAll, describe, expect, it } from 'vitest';
import { deleteProjectOperation } from '@/lib/contracts/projects/ends';
import { listProjectsOperation, type Project } from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { dayValue, makeCustomer, makeOrder, makeProject, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { makeProjectType } from '@/lib/testing/make-project-type';
import { inDays, type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
/** Two organisations with a project each: everything that a filter asks of is so in the first, and otherwise in the second. */
const ids = { kept: '', other: '', keptCustomer: '', otherCustomer: '', type: '', person: '' };

beforeAll(async () => {
  const [kept, other] = [
    await makeCustomer({ name: 'Kept house', abbreviation: 'KH', native_name: 'Hoitud maja' }),
    await makeCustomer({
      name: 'Zother',
      abbreviation: 'ZO',
      native_name: 'Muu',
      accounting_start_date: dayValue(inDays(2)),
    }),
  ];
  const type = await makeProjectType();
  const first = await makeProject({
    customer_id: kept.id,
    name: 'Alpha sea',
    slug: 'alpha-slug',
    description: 'Measures waves',
    backend_id: 'BK-1',
    type_id: type.id,
    kind: 'COURSE',
    start_date: dayValue(inDays(-9)),
    end_date: dayValue(inDays(3)),
    user_affiliations: ['staff'],
    created: new Date('2026-05-01T10:00:00Z'),
    modified: new Date('2026-05-02T10:00:00Z'),
  });
  const second = await makeProject({
    customer_id: other.id,
    name: 'Beta',
    end_date: dayValue(inDays(-1)),
    created: new Date('2026-06-01T10:00:00Z'),
    modified: new Date('2026-06-02T10:00:00Z'),
  });
  ids.person = (await makeUser()).id;
  await makeRole({ user_id: ids.person, role: 'PROJECT_ADMIN', project_id: first.id });
  await makeRole({ user_id: here.ids.support, role: 'PROJECT_ADMIN', project_id: first.id });
  await makeResource({ project_id: first.id });
  await makeOrder({ project_id: first.id, cost: '5' });
  Object.assign(ids, { kept: first.id, other: second.id, type: type.id });
  Object.assign(ids, { keptCustomer: kept.id, otherCustomer: other.id });
});

const both = () => `customer=${ids.keptCustomer}&customer=${ids.otherCustomer}`;
const list = (query: string, caller: ProjectCaller = 'support', method = 'GET') =>
  here.call(listProjectsOperation, caller, { query: `?${both()}&${query}`, method });
const rows = async (query: string): Promise<Project[]> => (await list(query)).json();
const uuids = async (query: string) => (await rows(query)).map(({ uuid }) => uuid);

describe('a filter of projects', () => {
  it.each([
    'name=ALPHA',
    'name_exact=Alpha%20sea',
    'description=WAVES',
    'slug=alpha-sl',
    'backend_id=bk-',
    'query=alpha',
    'query=alpha-slug',
    'query=bk-1',
    'query=kept%20house',
    'query=KH',
    'customer_name=kept',
    'customer_native_name=hoitud',
    'customer_abbreviation=kh',
    'created_before=2026-05-01T10:00:00Z',
    'modified_before=2026-05-02T10:00:00Z',
    'conceal_finished_projects=true',
    'can_admin=true',
    'can_manage=false&can_admin=true',
    'current_user_has_role=PROJECT.ADMIN&current_user_has_role=PROJECT_MANAGER',
    'has_affiliation=true',
    'accounting_is_running=true',
    'state=end_date_set&state=active',
    'is_expired=false',
    'kind=Course',
  ])('%s lets through what it asks for, and nothing else', async (query) => {
    expect(await uuids(query)).toEqual([ids.kept]);
  });

  it.each([
    'created=2026-06-01T10:00:00Z',
    'modified=2026-06-02T10:00:00Z',
    'can_admin=false',
    'has_affiliation=false',
    'accounting_is_running=false',
    'state=expired',
    'is_expired=true',
    'kind=default',
    'ends_within_days=0',
  ])('%s lets the other through', async (query) => {
    expect(await uuids(query)).toEqual([ids.other]);
  });

  it('by days, a person or a type lets through what it asks for', async () => {
    expect(await uuids(`end_date_after=${inDays(3)}`)).toEqual([ids.kept]);
    expect(await uuids(`end_date_before=${inDays(2)}`)).toEqual([ids.other]);
    expect(await uuids('ends_within_days=3&o=-name')).toEqual([ids.other, ids.kept]);
    expect(await uuids(`user_uuid=${ids.person}`)).toEqual([ids.kept]);
    expect(await uuids(`user_uuid_with_active_role=${ids.person}`)).toEqual([ids.kept]);
    expect(await uuids(`type=${ids.type}`)).toEqual([ids.kept]);
  });

  it('of deleted ones adds them, or shows them alone', async () => {
    await database().project.update({ where: { id: ids.other }, data: { is_removed: true, removed_at: new Date() } });
    expect(await uuids('')).toEqual([ids.kept]);
    expect(await uuids('include_terminated=true')).toEqual([ids.kept, ids.other]);
    expect(await uuids('is_removed=true')).toEqual([ids.other]);
    expect(await uuids('is_removed=false&include_terminated=true')).toEqual([ids.kept]);
    await database().project.update({ where: { id: ids.other }, data: { is_removed: false, removed_at: null } });
  });
});

describe('include_terminated', () => {
  it('shows a former member exactly their own deleted projects, and a stranger none', async () => {
    const theirs = here.projectId;
    const another = await makeProject({ customer_id: here.customerId });
    await makeRole({ user_id: here.ids.manager, role: 'PROJECT_MANAGER', project_id: another.id });
    const left = await makeProject({ customer_id: here.customerId });
    const role = await makeRole({ user_id: here.ids.member, role: 'PROJECT_MEMBER', project_id: left.id });
    await database().userRole.update({ where: { id: role.id }, data: { is_active: false } });
    for (const uuid of [theirs, another.id, left.id])
      await here.call(deleteProjectOperation, 'owner', { params: { uuid } });
    const seenBy = async (caller: ProjectCaller, query: string) => {
      const found: Project[] = await (await here.call(listProjectsOperation, caller, { query })).json();
      return found.map(({ uuid }) => uuid);
    };
    expect(await seenBy('member', '?include_terminated=true')).toEqual([theirs]);
    expect((await seenBy('manager', '?include_terminated=true')).toSorted()).toEqual([theirs, another.id].toSorted());
    expect(await seenBy('stranger', '?include_terminated=true')).toEqual([]);
    expect(await seenBy('member', '')).toEqual([]);
  });
});

describe('the order of projects', () => {
  const customers: string[] = [];
  /** Their names in an order. */
  const ordered = async (o: string) => {
    const query = `?${customers.map((id) => `customer=${id}`).join('&')}&o=${o}&field=name`;
    const found: Pick<Project, 'name'>[] = await (await here.call(listProjectsOperation, 'support', { query })).json();
    return found.map(({ name }) => name);
  };

  beforeAll(async () => {
    const make = async (project: object, customer: object, resources: number, cost: string) => {
      const { id: customer_id } = await makeCustomer(customer);
      const { id: project_id } = await makeProject({ customer_id, ...project });
      for (let made = 0; made < resources; made += 1) await makeResource({ project_id });
      await makeOrder({ project_id, cost });
      customers.push(customer_id);
    };
    const dated = (created: string, modified: string) => ({ created: new Date(created), modified: new Date(modified) });
    const lived = (start: number, end: number, grace_period_days: number) => ({
      start_date: dayValue(inDays(start)),
      end_date: dayValue(inDays(end)),
      grace_period_days,
    });
    await make(
      { name: 'A', ...dated('2026-05-02', '2026-06-03'), ...lived(-3, -1, 0) },
      { name: 'Order 2', abbreviation: 'O3', native_name: 'Jrk 1' },
      2,
      '5',
    );
    await make(
      { name: 'M', ...dated('2026-05-03', '2026-06-01') },
      { name: 'Order 3', abbreviation: 'O1', native_name: 'Jrk 3' },
      0,
      '9',
    );
    await make(
      { name: 'Z', ...dated('2026-05-01', '2026-06-02'), ...lived(-9, -2, 3) },
      { name: 'Order 1', abbreviation: 'O2', native_name: 'Jrk 2' },
      1,
      '3',
    );
  });

  it.each([
    ['name', 'AMZ', 'ZMA'],
    ['created', 'ZAM', 'MAZ'],
    ['modified', 'MZA', 'AZM'],
    ['customer_name', 'ZAM', 'MAZ'],
    ['customer_abbreviation', 'MZA', 'AZM'],
    ['customer_native_name', 'AZM', 'MZA'],
    ['state', 'MZA', 'AZM'],
    ['estimated_cost', 'ZAM', 'MAZ'],
    ['resources_count', 'MZA', 'AZM'],
  ])('by %s goes up and down', async (o, up, down) => {
    expect([await ordered(o), await ordered(`-${o}`)]).toEqual([[...up], [...down]]);
  });

  it.each([
    ['start_date', 'ZAM', 'AZM'],
    ['end_date', 'ZAM', 'AZM'],
    ['effective_end_date', 'AZM', 'ZAM'],
  ])('by %s goes up and down, and has those without one last both ways', async (o, up, down) => {
    expect([await ordered(o), await ordered(`-${o}`)]).toEqual([[...up], [...down]]);
  });

  it('takes several fields, separated by commas or repeated', async () => {
    for (const o of ['o=is_expired', 'o=name,colour']) expect((await list(o)).status).toBe(400);
    expect(await uuids('o=resources_count,name')).toEqual([ids.other, ids.kept]);
    expect(await uuids('o=-created&o=name')).toEqual([ids.other, ids.kept]);
  });
});

describe('the list of projects', () => {
  it('answers HEAD with how many there are, and where the pages are', async () => {
    const head = await list('page_size=1', 'support', 'HEAD');
    expect([head.status, await head.text(), head.headers.get('x-result-count')]).toEqual([200, '', '2']);
    expect(head.headers.get('link')).toContain('rel="next"');
  });

  it('has only the members that were chosen by field', async () => {
    expect(await rows('field=name&field=state&o=name')).toEqual([
      { name: 'Alpha sea', state: 'end_date_set' },
      { name: 'Beta', state: 'expired' },
    ]);
    expect((await list('field=colour')).status).toBe(400);
  });
});
