import { committee, only, signedIn } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { ownerOf } from '@/lib/testing/authorisation/owner-of';
import { makeUser } from '@/lib/testing/make';
import { makeApproval, makeRequirement } from '@/lib/testing/make-access';
import { makeReminder } from '@/lib/testing/make-reminder';

type Question = Awaited<ReturnType<MatrixRow['ask']>>;
type Approval = Awaited<ReturnType<typeof makeApproval>>;

/** Asks about an approval that the caller has, or a colleague. */
const ofApproval =
  (ask: (approval: Approval) => Question): MatrixRow['ask'] =>
  async (testUsers, caller, subject) =>
    ask(await makeApproval({ accessor_id: ownerOf(testUsers, caller, subject).id }));

/** Asks about a notice to the caller, or to a colleague. */
const ofNotice =
  (ask: (id: string) => Question): MatrixRow['ask'] =>
  async (testUsers, caller, subject) => {
    const { id: recipient_id } = ownerOf(testUsers, caller, subject);
    const { id: object_id } = await makeRequirement();
    const episode = '2090-01-31T10:00:00.000Z';
    const fields = {
      kind: 'access_renewal',
      object_type: 'access_requirement',
      object_id,
      episode,
      milestone: '2 months',
    };
    return ask((await makeReminder({ ...fields, recipient_id })).id);
  };

const seen = { own: signedIn('shown'), sameProject: only(['committee', 'staff', 'support'], 'shown', 'hidden') };
const read = { own: signedIn(200), sameProject: only(['committee', 'staff', 'support'], 200, 404) };
const looking = (outcome: 200 | 'shown') => ({ all: only(['committee', 'staff', 'support'], outcome, 403) });
const ofRequirement =
  (more: object = {}) =>
  async () => ({ params: { id: (await makeRequirement()).id }, ...more });

export const accessApprovalRows: MatrixRows = {
  access_approvals_list: {
    outcomes: seen,
    ask: ofApproval(({ id, requirement_id }) => ({ query: `?requirement=${requirement_id}`, seeks: id })),
  },
  access_approvals_read: { outcomes: read, ask: ofApproval(({ id }) => ({ params: { id } })) },
  access_approvals_history: { outcomes: read, ask: ofApproval(({ id }) => ({ params: { id } })) },
  access_groups_list: {
    outcomes: looking('shown'),
    ask: async () => {
      const { requirement_id, submitter_id } = await makeApproval();
      return { query: `?requirement=${requirement_id}`, seeks: submitter_id };
    },
  },
  access_groups_revoke: {
    outcomes: { all: committee(200) },
    ask: async () => {
      const { requirement_id, submitter_id } = await makeApproval();
      return { body: { requirement_id, submitter_id, reason: 'They left the study.' } };
    },
  },
  access_requirements_access: {
    outcomes: { self: signedIn(200), others: only(['committee', 'staff', 'support'], 200, 404) },
    ask: async (_testUsers, _caller, subject) => ({
      params: { id: (await makeRequirement()).id },
      query: subject === 'self' ? '' : `?user=${(await makeUser()).id}`,
    }),
  },
  access_requirements_mail_preview: {
    outcomes: looking(200),
    ask: ofRequirement({ query: '?type=REVOKE_NOTIFICATION' }),
  },
  access_requirements_test_mail: {
    outcomes: { all: committee(202) },
    ask: ofRequirement({ body: { type: 'RENEWAL_NOTIFICATION' } }),
  },
  access_notifications_list: {
    outcomes: seen,
    ask: ofNotice((id) => ({ query: '?page_size=300', seeks: id })),
  },
  access_notifications_days: {
    outcomes: { own: signedIn(200), sameProject: signedIn(200) },
    ask: ofNotice(() => ({ query: '?first_day=2026-11-01&last_day=2026-11-30&time_zone=Europe/Tallinn' })),
  },
  access_notifications_read: { outcomes: read, ask: ofNotice((id) => ({ params: { id } })) },
  access_notifications_resend: {
    outcomes: { sameProject: committee(409) },
    ask: ofNotice((id) => ({ params: { id }, body: {} })),
  },
};
