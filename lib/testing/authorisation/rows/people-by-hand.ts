import { database } from '@/lib/db/client';
import { only, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { makeAudience, makeRole, makeUser } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const reason = 'They left the university.';

const someone = async () => ({ params: { uuid: (await makeUser()).id } });

const someAudience = async () => ({ params: { uuid: (await makeAudience()).id } });

async function someMember() {
  const user = await makeUser();
  const audience = await makeAudience([user.id]);
  return { params: { uuid: audience.id }, body: { user_uuids: [user.id] } };
}

/** What staff and support get; 403 for everyone else. */
const looking = (outcome: 200 | 'shown') => only(['staff', 'support'], outcome, 403);

export const peopleByHandRows: MatrixRows = {
  users_change: {
    outcomes: { somebody: staff(200) },
    ask: async () => ({ ...(await someone()), body: { legal_hold: true, reason } }),
  },
  users_suspend: {
    outcomes: { somebody: staff(200) },
    ask: async () => ({ ...(await someone()), body: { reason } }),
  },
  users_reinstate: {
    outcomes: { somebody: staff(200) },
    ask: async () => ({
      params: { uuid: (await makeUser({ status: 'suspended', suspended_at: testNow })).id },
      body: { reason },
    }),
  },
  users_grant_role: {
    outcomes: { somebody: staff(201) },
    ask: async () => ({ ...(await someone()), body: { role: 'ACCESS.COMMITTEE', reason } }),
  },
  users_revoke_role: {
    outcomes: { somebody: staff(200) },
    ask: async () => {
      const { params } = await someone();
      await makeRole({ user_id: params.uuid, role: 'ACCESS_COMMITTEE', in_installation: true });
      return { params, body: { role: 'ACCESS.COMMITTEE', reason } };
    },
  },
  users_history: { outcomes: { somebody: looking(200) }, ask: someone },
  scheduled_rule_subjects_undo: {
    outcomes: { somebody: staff(200) },
    ask: async () => {
      const user = await makeUser({ status: 'suspended', suspended_at: testNow });
      const before = {
        status: 'active',
        active_since: null,
        suspended_at: null,
        suspended_reason: '',
        deleted_at: null,
      };
      const subject = await database().ruleSubject.create({
        data: { user_id: user.id, action: 'suspend_user', before, at: new Date() },
      });
      return { params: { id: subject.id } };
    },
  },
  audiences_list: {
    outcomes: { all: looking('shown') },
    ask: async () => {
      const { id, name } = await makeAudience();
      return { query: `?q=${name}`, seeks: id };
    },
  },
  audiences_create: {
    outcomes: { all: staff(201) },
    ask: (_users, caller) => ({ body: { name: `Audience of ${caller}` } }),
  },
  audiences_read: { outcomes: { all: looking(200) }, ask: someAudience },
  audiences_rename: {
    outcomes: { all: staff(200) },
    ask: async (_users, caller) => ({ ...(await someAudience()), body: { name: `Renamed by ${caller}` } }),
  },
  audiences_delete: { outcomes: { all: staff(204) }, ask: someAudience },
  audience_members_list: {
    outcomes: { all: looking('shown') },
    ask: async () => {
      const { params, body } = await someMember();
      return { params, seeks: body.user_uuids[0] ?? '' };
    },
  },
  audience_members_add: {
    outcomes: { all: staff(200) },
    ask: async () => ({ ...(await someAudience()), body: { user_uuids: [(await makeUser()).id] } }),
  },
  audience_members_remove: { outcomes: { all: staff(200) }, ask: someMember },
  audience_members_delete: { outcomes: { all: staff(200) }, ask: someMember },
};
