import { newSecret } from '@/lib/auth/token-hash';
import { database } from '@/lib/db/client';
import { unsubscribeToken } from '@/lib/services/digests/unsubscribe-token';
import { byView, everybody, signedIn, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { ownerOf } from '@/lib/testing/authorisation/owner-of';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeApproval } from '@/lib/testing/make-access';
import { makeCalendarAddress } from '@/lib/testing/make-calendar-address';
import { makeSession } from '@/lib/testing/session-cookie-of';

export const peopleAndDigestRows: MatrixRows = {
  me_read: {
    outcomes: { own: signedIn('shown') },
    ask: (testUsers, caller, subject) => ({ seeks: ownerOf(testUsers, caller, subject).id }),
  },
  me_change: { outcomes: { own: signedIn(200) }, ask: () => ({ body: { keys_enabled: false } }) },
  me_access_list: {
    outcomes: { own: signedIn('shown'), sameProject: signedIn('hidden') },
    ask: async (testUsers, caller, subject) => {
      const { requirement_id } = await makeApproval({ accessor_id: ownerOf(testUsers, caller, subject).id });
      return { query: `?requirement=${requirement_id}`, seeks: requirement_id };
    },
  },
  notification_preferences_read: { outcomes: { own: signedIn(200) }, ask: () => ({}) },
  notification_preferences_change: {
    outcomes: { own: signedIn(200) },
    ask: () => ({ body: { choices: [{ kind: 'user_action_digest', channel: 'email', when: 'off' }] } }),
  },
  api_tokens_list: {
    outcomes: { own: signedIn('shown'), sameProject: signedIn('hidden') },
    ask: async (testUsers, caller, subject) => ({
      query: '?page_size=300',
      seeks: await tokenId(ownerOf(testUsers, caller, subject).id),
    }),
  },
  api_tokens_create: { outcomes: { own: signedIn(201) }, ask: () => ({ body: { name: 'laptop' } }) },
  api_tokens_revoke: {
    outcomes: { own: signedIn(204), sameProject: signedIn(404) },
    ask: async (testUsers, caller, subject) => ({
      params: { uuid: await tokenId(ownerOf(testUsers, caller, subject).id) },
    }),
  },
  calendar_address_read: { outcomes: { own: signedIn(200) }, ask: () => ({}) },
  calendar_address_create: { outcomes: { own: signedIn(201) }, ask: () => ({}) },
  calendar_address_end: { outcomes: { own: signedIn(204) }, ask: () => ({}) },
  calendar_read: {
    outcomes: { whoeverHasTheAddress: everybody(200), unknown: everybody(404) },
    ask: async (_users, _caller, subject) => ({
      params: { secret: subject === 'unknown' ? newSecret() : await makeCalendarAddress((await makeUser()).id) },
    }),
  },
  sessions_list: {
    outcomes: { own: signedIn('shown'), sameProject: signedIn('hidden') },
    ask: async (testUsers, caller, subject) => ({
      query: '?page_size=300',
      seeks: (await makeSession(ownerOf(testUsers, caller, subject).id)).id,
    }),
  },
  sessions_end: {
    outcomes: { own: signedIn(204), sameProject: signedIn(404) },
    ask: async (testUsers, caller, subject) => ({
      params: { uuid: (await makeSession(ownerOf(testUsers, caller, subject).id)).id },
    }),
  },
  password_resets_request: { outcomes: { whomTheAddressNames: everybody(202) }, ask: someAddress },
  sign_in_links_request: { outcomes: { whomTheAddressNames: everybody(202) }, ask: someAddress },
  roles_list: { outcomes: { all: signedIn(200) }, ask: () => ({}) },
  roles_read: {
    outcomes: { any: signedIn(200) },
    ask: async () => ({ params: { uuid: (await makeProjectRole()).id } }),
  },
  roles_change: {
    outcomes: { any: staff(200) },
    ask: async () => ({ params: { uuid: (await makeProjectRole()).id }, body: { permissions: ['ORDER.APPROVE'] } }),
  },
  roles_replace: {
    outcomes: { any: staff(200) },
    ask: async () => {
      const { id, name } = await makeProjectRole();
      return { params: { uuid: id }, body: { name, content_type: 'project', permissions: ['ORDER.APPROVE'] } };
    },
  },
  users_list: {
    outcomes: { own: signedIn('shown'), ...byView('shown', 'hidden') },
    ask: async (testUsers, caller, subject) => {
      const { id } = ownerOf(testUsers, caller, subject);
      const { username } = await database().user.findUniqueOrThrow({ where: { id } });
      return { query: `?username=${username}`, seeks: id };
    },
  },
  users_read_caller: {
    outcomes: { own: signedIn('shown') },
    ask: (testUsers, caller, subject) => ({ seeks: ownerOf(testUsers, caller, subject).id }),
  },
  users_read: {
    outcomes: { own: signedIn(200), ...byView(200, 404) },
    ask: (testUsers, caller, subject) => ({ params: { uuid: ownerOf(testUsers, caller, subject).id } }),
  },
  users_create: {
    outcomes: { all: staff(201) },
    ask: () => ({ body: { email: `${uniqueName('new')}@example.org`, full_name: 'New' } }),
  },
  users_invite: {
    outcomes: { somebody: staff(200) },
    ask: async () => ({ params: { uuid: (await makeUser()).id } }),
  },
  users_reset_password: {
    outcomes: { somebody: staff(200) },
    ask: async () => ({ params: { uuid: (await makeUser()).id } }),
  },
  users_revoke_tokens: {
    outcomes: { somebody: staff(200) },
    ask: async () => {
      const { id } = await makeUser();
      await makeToken(id);
      return { params: { uuid: id } };
    },
  },
  digests_unsubscribe: { outcomes: { whomTheTokenNames: everybody(200) }, ask: signedLink },
  digests_undo_unsubscribe: { outcomes: { whomTheTokenNames: everybody(200) }, ask: signedLink },
  live_watch: { outcomes: { own: signedIn(200) }, ask: () => ({}) },
  health: { outcomes: { all: everybody(200) }, ask: () => ({}) },
  ready: { outcomes: { all: everybody(200) }, ask: () => ({}) },
};

async function tokenId(user_id: string): Promise<string> {
  await makeToken(user_id);
  return (await database().apiToken.findFirstOrThrow({ where: { user_id }, orderBy: { id: 'desc' } })).id;
}

async function signedLink() {
  return { query: `?token=${unsubscribeToken((await makeUser()).id)}` };
}

async function someAddress() {
  return { body: { email: (await makeUser()).email } };
}

function makeProjectRole() {
  return database().role.create({ data: { name: uniqueName('ROLE'), scope_type: 'project' } });
}
