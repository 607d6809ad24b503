import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { userAction } from '@/lib/contracts/actions/actions';
import { orderStates } from '@/lib/contracts/marketplace/names';
import { database } from '@/lib/db/client';
import { listGroupInvitations } from '@/lib/services/group-invitations/list-group-invitations';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { contextOf, systemAt } from '@/prisma/demo/context-of';
import { fillDemo } from '@/prisma/demo/fill-demo';
import type { DemoKey } from '@/prisma/demo/people';

const DAY_MS = 86_400_000;

beforeAll(fillDemo, 120_000);

/** The actions of a type that a person of the demo has: the title, and in how many days each is due. */
async function actionsOf(key: DemoKey, type: string) {
  const ctx = await contextOf(key, 0);
  const { json } = await listUserActions(ctx, { page: 1, page_size: 100 });
  const actions = z.array(userAction).parse(JSON.parse(json));
  const due = (day: string | null) => Math.round((Date.parse(day ?? '') - ctx.now.getTime()) / DAY_MS);
  return actions.flatMap(({ action_type, due_date, title }) => (action_type === type ? [[title, due(due_date)]] : []));
}

test('in the demo a review is due, a role ends in a week, an invitation and a request to join wait', async () => {
  expect(await actionsOf('olga', 'permission_review')).toContainEqual(['Review who has access: Climate archive', 5]);
  expect(await actionsOf('petra', 'role_expiring')).toEqual([['Your role ends: Project admin in Climate archive', 7]]);
  expect(await actionsOf('ingrid', 'invitation_waiting')).toEqual([['Invitation: Project admin in Summer school', 6]]);
  expect(await actionsOf('petra', 'permission_request')).toEqual([['Mia Tanaka asks to join Summer school', 6]]);
});

test('in the demo there are orders in every state, and still when its projects have been advanced', async () => {
  await advanceProjects(systemAt(0));
  const placed = await database().order.groupBy({ by: ['state'] });
  expect(placed.map(({ state }) => state).toSorted()).toEqual([...orderStates].toSorted());
});

test('in the demo a checklist is half done', async () => {
  const project = { external_id: 'demo-port' };
  const completion = await database().checklistCompletion.findFirstOrThrow({
    where: { project },
    include: { answers: true, checklist: { include: { questions: true } } },
  });
  expect([completion.answers.length, completion.checklist.questions.length]).toEqual([3, 6]);
});

test('in the demo everyone who is signed in may ask to join a project', async () => {
  const shown = { page: 1, page_size: 10, is_public: true, is_active: true };
  const { json } = await listGroupInvitations(await contextOf('noel', 0), shown);
  expect(JSON.parse(json)).toMatchObject([{ scope_name: 'Climate archive', role_name: 'PROJECT.MEMBER' }]);
});
