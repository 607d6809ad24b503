import { reviewToken } from '@/lib/auth/invitation-token';
import { clock } from '@/lib/core/clock';
import { type Caller, placeOf } from '@/lib/testing/authorisation/callers';
import { everybody, type Outcomes, only, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows, Question } from '@/lib/testing/authorisation/find-matrix-errors';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { makeProject, uniqueName } from '@/lib/testing/make';
import { makeInvitation } from '@/lib/testing/make-invitation';

/** Who may add members to a project, and so keeps its invitations. */
const mayAdd: readonly Caller[] = ['manager', 'owner', 'staff'];
const here = ['member', 'manager', 'admin', 'owner', 'customerManager', 'customerSupport'] as const;

/** In the same project: an outcome for those who may add members, another one for support, and one for the rest. */
const keepers = (outcome: number | 'shown', forSupport: number | 'shown', rest: number | 'hidden'): Outcomes => ({
  ...only(mayAdd, outcome, rest),
  support: forSupport,
});

export const invitationRows: MatrixRows = {
  user_invitations_list: {
    outcomes: { sameProject: keepers('shown', 'shown', 'hidden') },
    ask: ofInvitation((uuid) => ({ query: '?page_size=300', seeks: uuid })),
  },
  user_invitations_read: { outcomes: { sameProject: keepers(200, 200, 404) }, ask: ofInvitation() },
  user_invitations_details: { outcomes: { sameProject: keepers(200, 200, 404) }, ask: ofInvitation() },
  user_invitations_create: {
    outcomes: { sameProject: { ...only([...here, 'staff'], 201, 400), support: 403 } },
    ask: ({ projects }, _caller, subject) => ({
      body: { scope: projects[placeOf(subject)].id, role: 'PROJECT.MEMBER', email: `${uniqueName('new')}@example.org` },
    }),
  },
  user_invitations_change: {
    outcomes: { sameProject: keepers(200, 403, 404) },
    ask: ofInvitation((uuid) => ({ params: { uuid }, body: { email: `${uniqueName('other')}@example.org` } })),
  },
  user_invitations_replace: {
    outcomes: { sameProject: keepers(200, 403, 404) },
    ask: ofInvitation((uuid) => ({ params: { uuid }, body: { email: `${uniqueName('other')}@example.org` } })),
  },
  user_invitations_delete: { outcomes: { any: staff(204) }, ask: ofInvitation() },
  user_invitations_delete_by_post: { outcomes: { any: staff(200) }, ask: ofInvitation() },
  // Whoever has the link of a mail to somebody else is told to whom it is.
  user_invitations_accept: {
    outcomes: { toOthers: only([], 200, 403), own: only([], 403, 200) },
    ask: toCaller,
  },
  user_invitations_reject: {
    outcomes: { toOthers: keepers(403, 403, 404), own: only([], 403, 200) },
    ask: toCaller,
  },
  user_invitations_approve: {
    outcomes: { sameProject: keepers(200, 403, 404) },
    ask: ofInvitation((uuid) => ({ params: { uuid } }), 'requested'),
  },
  user_invitations_cancel: { outcomes: { sameProject: keepers(200, 403, 404) }, ask: ofInvitation() },
  user_invitations_send: { outcomes: { sameProject: keepers(200, 403, 404) }, ask: ofInvitation() },
  user_invitations_approve_by_token: { outcomes: { any: everybody(200) }, ask: byReviewToken },
  user_invitations_reject_by_token: { outcomes: { any: everybody(200) }, ask: byReviewToken },
  user_invitations_check: { outcomes: { any: everybody(200) }, ask: ofInvitation() },
  user_invitations_register: {
    outcomes: { any: everybody(201) },
    ask: async ({ projects }) => {
      const { invitation, token } = await makeInvitation({ project_id: projects.sameProject.id, now: clock() });
      const body = { token, full_name: 'New here', password: 'a quiet long walk home' };
      return { params: { uuid: invitation.id }, body };
    },
  },
  user_invitations_check_duplicates: {
    outcomes: { sameProject: { ...only([...here, 'staff'], 200, 400), support: 403 } },
    ask: ({ projects }, _caller, subject) => ({ body: { scope: projects[placeOf(subject)].id, invitations: [] } }),
  },
};

/** Asks about an invitation to somebody whom nobody knows, in the same project. */
function ofInvitation(
  ask: (uuid: string) => Question = (uuid) => ({ params: { uuid } }),
  state = 'pending',
): MatrixRow['ask'] {
  return async ({ projects }) => {
    const { invitation } = await makeInvitation({ project_id: projects.sameProject.id, state, now: clock() });
    return ask(invitation.id);
  };
}

/** Asks about an invitation to the caller, to a role that they do not have yet, or to somebody else. */
async function toCaller({ people, projects }: TestUsers, caller: Caller, subject: string): Promise<Question> {
  const person = people.get(caller)?.person;
  if (subject !== 'own' || person === undefined) {
    const { invitation } = await makeInvitation({ project_id: projects.sameProject.id, now: clock() });
    return { params: { uuid: invitation.id } };
  }
  // In a project of its own: who accepts is a member from then on.
  const { id: project_id } = await makeProject();
  const { invitation } = await makeInvitation({ email: person.email, project_id, now: clock() });
  return { params: { uuid: invitation.id } };
}

/** Asks with the token of a mail to a manager of the project. */
async function byReviewToken({ colleagues, projects }: TestUsers): Promise<Question> {
  const { invitation } = await makeInvitation({
    project_id: projects.sameProject.id,
    state: 'requested',
    now: clock(),
  });
  const link = { invitationId: invitation.id, linkId: invitation.link_id ?? '', reviewerId: colleagues.sameProject.id };
  return { body: { token: reviewToken(link) } };
}
