import { clock } from '@/lib/core/clock';
import { type Caller, places } from '@/lib/testing/authorisation/callers';
import { anywhere, only, signedIn, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { ownerOf } from '@/lib/testing/authorisation/owner-of';
import { dayValue, makeOrder, makeResource } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';

/** Whose role lets them approve orders, and so see actions about them. */
const approvers: readonly Caller[] = ['manager', 'admin', 'owner', 'customerManager'];
/** Who has a role in the project itself, and so sees actions about its resources. */
const members: readonly Caller[] = ['member', 'manager', 'admin'];

/** An own action about an order or about a resource, or one of a colleague in each place. */
const ofOwnersOnly = {
  ownOrder: only(approvers, 200, 404),
  ownResource: only(members, 200, 404),
  ...anywhere(signedIn(404)),
};
const ofOthersForStaff = {
  ownOrder: only(approvers, 'shown', 'hidden'),
  ownResource: only(members, 'shown', 'hidden'),
  ...anywhere(only(['staff'], 'shown', 403)),
};

export const userActionRows: MatrixRows = {
  user_actions_list: about(
    ({ id, title, of }) => ({ query: `${of}&q=${encodeURIComponent(title)}`, seeks: id }),
    ofOthersForStaff,
  ),
  user_actions_summary: about(
    ({ title, of }) => ({ query: `${of}&q=${encodeURIComponent(title)}`, seeks: '"total":1' }),
    ofOthersForStaff,
  ),
  user_actions_read: about(({ id }) => ({ params: { uuid: id } }), ofOwnersOnly),
  user_actions_history: about(({ id }) => ({ params: { uuid: id } }), ofOwnersOnly),
  user_actions_silence: about(({ id }) => ({ params: { uuid: id }, body: { duration_days: 7 } }), ofOwnersOnly),
  user_actions_unsilence: about(({ id }) => ({ params: { uuid: id } }), ofOwnersOnly),
  user_actions_bulk_silence: about(({ id }) => ({ body: { uuids: [id] }, seeks: '"count":1' }), {
    ownOrder: only(approvers, 'shown', 'hidden'),
    ownResource: only(members, 'shown', 'hidden'),
    ...anywhere(signedIn('hidden')),
  }),
  user_actions_undo_bulk_silence: about(
    ({ batch }) => ({ body: { undo_token: batch }, seeks: '"count":1' }),
    { ownOrder: signedIn('shown'), ownResource: signedIn('shown'), ...anywhere(signedIn('hidden')) },
    { is_silenced: true, silence_mode: 'forever' },
  ),
  user_actions_execute: about(({ id, key }) => ({ params: { uuid: id }, body: { action_key: key } }), {
    ownOrder: only(approvers, 200, 404),
    ownResource: only(['manager', 'admin'], 200, 404),
    ...anywhere(signedIn(404)),
  }),
  user_actions_update: {
    outcomes: { all: staff(202) },
    ask: () => ({ body: { provider_action_type: 'pending_order' } }),
  },
};

type Made = Awaited<ReturnType<typeof makeSubject>>;
type Ask = Awaited<ReturnType<MatrixRow['ask']>>;

/** A row about actions, each made for its call; `of` is the query that asks for somebody else's. */
function about(ask: (made: Made) => Ask, outcomes: MatrixRow['outcomes'], silence = {}): MatrixRow {
  return {
    outcomes,
    ask: async (testUsers, caller, subject) => ask(await makeSubject(testUsers, caller, subject, silence)),
  };
}

async function makeSubject(testUsers: TestUsers, caller: Caller, subject: string, silence: object) {
  const place = places.find((one) => one === subject) ?? 'sameProject';
  const project = testUsers.projects[place];
  const owner = ownerOf(testUsers, caller, subject);
  const of = subject.startsWith('own') ? '?include_silenced=true' : `?include_silenced=true&user_uuid=${owner.id}`;
  const batch = crypto.randomUUID();
  const fields =
    subject === 'ownResource'
      ? await expiringResource(project.id)
      : { object_id: (await makeOrder({ project_id: project.id })).id };
  const action = await makeAction(owner.id, project, { ...fields, ...silence, silence_batch_id: batch });
  const key = subject === 'ownResource' ? 'renew_resource' : 'approve_order';
  return { id: action.id, title: action.title, of, batch, key };
}

async function expiringResource(project_id: string) {
  const end_date = clock().toISOString().slice(0, 10);
  const { id } = await makeResource({ project_id, end_date: dayValue(end_date) });
  const evidence = { end_date, time_zone: 'UTC' };
  return { action_type: 'expiring_resource', object_type: 'resource', object_id: id, evidence };
}
