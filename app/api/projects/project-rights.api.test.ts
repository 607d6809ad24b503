import { describe, expect, it } from 'vitest';
import type { Operation } from '@/lib/contracts/operation';
import {
  acceptProjectEndOperation,
  deleteProjectOperation,
  hardDeleteProjectOperation,
  recoverProjectOperation,
  rehearseRecoveryOperation,
  undoAcceptProjectEndOperation,
} from '@/lib/contracts/projects/ends';
import {
  changeProjectOperation,
  createProjectOperation,
  replaceProjectOperation,
} from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { makeProjectType } from '@/lib/testing/make-project-type';
import { detailOf, inDays, type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const patch = (body: object, caller: ProjectCaller) => here.call(changeProjectOperation, caller, { body });

/** Values that the project does not have, one after the other. */
let turn = 0;
const fresh = {
  name: () => uniqueName('name'),
  description: () => uniqueName('text'),
  backend_id: () => uniqueName('id'),
  type: async () => (await makeProjectType()).id,
  kind: () => (turn % 2 === 0 ? 'course' : 'public'),
  oecd_fos_2007_code: () => `1.${1 + (turn % 7)}`,
  is_industry: async () => !(await here.stored()).is_industry,
  time_zone: () => (turn % 2 === 0 ? 'Europe/Tallinn' : 'Europe/Riga'),
  start_date: () => inDays(3 + (turn % 20)),
  end_date: () => inDays(40 + turn),
  user_email_patterns: () => [`${turn}@x\\.org`],
  user_affiliations: () => [`a${turn}`],
  user_identity_sources: () => [`s${turn}`],
  slug: () => uniqueName('slug'),
  grace_period_days: () => 1 + turn,
  staff_notes: () => uniqueName('note'),
  max_service_accounts: () => 1 + turn,
} as const satisfies Record<string, () => unknown>;
type Field = keyof typeof fresh;

const updaters: readonly ProjectCaller[] = ['manager', 'customerManager', 'owner', 'staff'];
const creators: readonly ProjectCaller[] = ['customerManager', 'owner', 'staff'];
const mayChange: Readonly<Record<Field, readonly ProjectCaller[]>> = {
  name: updaters,
  description: updaters,
  backend_id: updaters,
  type: updaters,
  kind: updaters,
  oecd_fos_2007_code: updaters,
  is_industry: updaters,
  time_zone: updaters,
  start_date: updaters,
  end_date: ['owner', 'staff'],
  user_email_patterns: creators,
  user_affiliations: creators,
  user_identity_sources: creators,
  slug: ['staff'],
  grace_period_days: ['staff'],
  staff_notes: ['staff'],
  max_service_accounts: ['staff'],
};
const isField = (name: string): name is Field => name in fresh;

describe('who may change', () => {
  it.each(Object.keys(fresh).filter(isField))('%s: those alone who may; others are told its name', async (field) => {
    await database().project.update({
      where: { id: here.projectId },
      data: { start_date: new Date(`${inDays(30)}T00:00:00Z`) },
    });
    for (const caller of ['member', 'support', 'manager', 'customerManager', 'owner', 'staff'] as const) {
      turn += 1;
      const answer = await patch({ [field]: await fresh[field]() }, caller);
      const expected = mayChange[field].includes(caller) ? [200, undefined] : [403, `You can’t change ${field}.`];
      expect([caller, ...(await detailOf(answer))]).toEqual([caller, ...expected]);
    }
  });
});

describe('a new project', () => {
  it('may come with the fields of staff left empty, as clients send them', async () => {
    const empty = { staff_notes: '', grace_period_days: null, max_service_accounts: null };
    const body = { name: uniqueName('empty'), customer: here.customerId, ...empty };
    expect((await here.call(createProjectOperation, 'owner', { body })).status).toBe(201);
    const noted = { ...body, name: uniqueName('noted'), staff_notes: 'x' };
    expect(await detailOf(await here.call(createProjectOperation, 'owner', { body: noted }))).toEqual([
      403,
      'You can’t set staff_notes.',
    ]);
  });

  it('keeps its slug when its name changes', async () => {
    const { slug } = await here.stored();
    expect(await (await patch({ name: 'Quite another' }, 'owner')).json()).toMatchObject({
      slug,
      name: 'Quite another',
    });
  });
});

describe('a move that a state does not have', () => {
  const asked = (operation: Operation, body: object = {}) =>
    here.call(operation, 'staff', operation.method === 'GET' ? {} : { body });

  it('of a deleted project answers 409 with the day of its deletion', async () => {
    await database().project.update({
      where: { id: here.projectId },
      data: { is_removed: true, removed_at: new Date('2026-03-01T10:00:00Z') },
    });
    const answers = await Promise.all([
      asked(changeProjectOperation, { description: 'New' }),
      asked(replaceProjectOperation, { name: 'New', customer: here.customerId }),
      asked(deleteProjectOperation),
      asked(acceptProjectEndOperation),
      asked(undoAcceptProjectEndOperation),
    ]);
    for (const answer of answers)
      expect(await detailOf(answer)).toEqual([409, 'This project was deleted on 1 March 2026.']);
  });

  it('of one that is not deleted answers 409 and says so', async () => {
    const { name } = await here.stored();
    const answers = await Promise.all([
      asked(recoverProjectOperation),
      asked(rehearseRecoveryOperation),
      asked(hardDeleteProjectOperation, { confirm_name: name }),
    ]);
    for (const answer of answers) expect(await detailOf(answer)).toEqual([409, 'This project is not deleted.']);
  });
});
