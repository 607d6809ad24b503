import { clock } from '@/lib/core/clock';
import type { Caller } from '@/lib/testing/authorisation/callers';
import { type Outcomes, only, signedIn } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows, Question } from '@/lib/testing/authorisation/find-matrix-errors';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { makeUser } from '@/lib/testing/make';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';

const mayAdd: readonly Caller[] = ['manager', 'owner', 'staff'];
const mayRead: readonly Caller[] = [...mayAdd, 'member', 'admin', 'customerManager', 'customerSupport', 'support'];

/** In the same project: an outcome for those who may add members, another one for the rest. */
const keepers = (outcome: number | 'shown', rest: number | 'hidden'): Outcomes => only(mayAdd, outcome, rest);

export const groupInvitationRows: MatrixRows = {
  group_invitations_list: {
    outcomes: { sameProject: { ...keepers('shown', 'hidden'), support: 'shown' } },
    ask: ofGroup((uuid) => ({ query: '?page_size=300', seeks: uuid })),
  },
  // Its uuid is the secret of the link.
  group_invitations_read: { outcomes: { sameProject: signedIn(200) }, ask: ofGroup() },
  group_invitations_create: {
    outcomes: { sameProject: { ...only(mayRead, 403, 400), ...pick(keepers(201, 403), mayAdd), ...limited(201) } },
    ask: ({ projects }) => ({ body: { scope: projects.sameProject.id, role: 'PROJECT.MEMBER' } }),
  },
  group_invitations_change: {
    outcomes: { sameProject: keepers(200, 403) },
    ask: ofGroup((uuid) => ({ params: { uuid }, body: { custom_text: 'Welcome.' } })),
  },
  group_invitations_replace: {
    outcomes: { sameProject: keepers(200, 403) },
    ask: async ({ projects }) => {
      const { id } = await makeGroupInvitation({ project_id: projects.sameProject.id, now: clock() });
      return {
        params: { uuid: id },
        body: { scope: projects.sameProject.id, role: 'PROJECT.MEMBER', custom_text: 'Hi.' },
      };
    },
  },
  group_invitations_delete: { outcomes: { sameProject: keepers(204, 403) }, ask: ofGroup() },
  group_invitations_cancel: { outcomes: { sameProject: keepers(200, 403) }, ask: ofGroup() },
  group_invitations_submit_request: {
    outcomes: { sameProject: signedIn(200) },
    ask: ofGroup((uuid) => ({ params: { uuid }, body: {} })),
  },
  group_invitations_projects: { outcomes: { sameProject: signedIn(200) }, ask: ofGroup() },
  permission_requests_list: {
    outcomes: { sameProject: { ...keepers('shown', 'hidden'), support: 'shown' }, own: signedIn('shown') },
    ask: ofRequest((uuid) => ({ query: '?page_size=300', seeks: uuid })),
  },
  permission_requests_read: {
    outcomes: { sameProject: { ...keepers(200, 404), support: 200 }, own: signedIn(200) },
    ask: ofRequest(),
  },
  permission_requests_approve: {
    outcomes: { sameProject: { ...keepers(200, 404), support: 403 }, own: signedIn(403) },
    ask: ofRequest((uuid) => ({ params: { uuid }, body: { comment: '' } })),
  },
  permission_requests_reject: {
    outcomes: { sameProject: { ...keepers(200, 404), support: 403 }, own: signedIn(403) },
    ask: ofRequest((uuid) => ({ params: { uuid }, body: { comment: '' } })),
  },
  permission_requests_cancel: {
    outcomes: { sameProject: { ...keepers(403, 404), support: 403 }, own: signedIn(200) },
    ask: ofRequest(),
  },
};

function pick(outcomes: Outcomes, some: readonly Caller[]): Partial<Outcomes> {
  return Object.fromEntries(some.map((caller) => [caller, outcomes[caller]]));
}

/** Limited tokens are those of staff. */
function limited(outcome: number): Partial<Outcomes> {
  return { readToken: outcome, ingestToken: outcome };
}

function ofGroup(ask: (uuid: string) => Question = (uuid) => ({ params: { uuid } })): MatrixRow['ask'] {
  return async ({ projects }) =>
    ask((await makeGroupInvitation({ project_id: projects.sameProject.id, now: clock() })).id);
}

/** Asks about a request of the caller, or of somebody who is in no place. */
function ofRequest(ask: (uuid: string) => Question = (uuid) => ({ params: { uuid } })): MatrixRow['ask'] {
  return async ({ people, projects }: TestUsers, caller, subject) => {
    const { id } = await makeGroupInvitation({ project_id: projects.sameProject.id, now: clock() });
    const asker = subject === 'own' ? people.get(caller)?.person : undefined;
    return ask((await makePermissionRequest(id, (asker ?? (await makeUser())).id, { created: clock() })).id);
  };
}
