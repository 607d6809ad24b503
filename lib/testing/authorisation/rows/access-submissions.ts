import { database } from '@/lib/db/client';
import { committee, only, signedIn } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { ownerOf } from '@/lib/testing/authorisation/owner-of';
import { makeRequirement, makeSubmission, pdfOf } from '@/lib/testing/make-access';
import { testNow } from '@/lib/testing/test-context';

type State = 'DRAFT' | 'SUBMITTED';
type Question = Awaited<ReturnType<MatrixRow['ask']>>;

/** Asks about a submission of the caller, or of a colleague. */
function ofSubmission(
  state: State,
  ask: (id: string) => Question | Promise<Question> = (id) => ({ params: { id } }),
): MatrixRow['ask'] {
  return async (testUsers, caller, subject) => {
    const { id: submitter_id } = ownerOf(testUsers, caller, subject);
    return ask((await makeSubmission({ state, submitter_id })).id);
  };
}

async function withDocument(id: string): Promise<Question> {
  const upload_id = crypto.randomUUID();
  const bytes = pdfOf('duc');
  await database().accessDocumentPart.create({ data: { upload_id, position: 0, bytes, created: testNow } });
  const { submitter_id } = await database().accessSubmission.findUniqueOrThrow({ where: { id } });
  const file = { kind: 'duc', file_name: 'duc.pdf', size: bytes.length, sha256: 'x', upload_id };
  await database().accessDocument.create({
    data: { submission_id: id, ...file, uploaded_at: testNow, uploaded_by_id: submitter_id },
  });
  return { params: { id, kind: 'duc' } };
}

/** What staff and support see beside their own. */
const seen = { own: signedIn('shown'), sameProject: only(['committee', 'staff', 'support'], 'shown', 'hidden') };
const read = { own: signedIn(200), sameProject: only(['committee', 'staff', 'support'], 200, 404) };
/** Drafts are their submitters’, and staff may look at them. */
const ofDraft = (outcome: number) => ({ own: signedIn(outcome), sameProject: only(['staff'], 403, 404) });

export const accessSubmissionRows: MatrixRows = {
  access_submissions_list: {
    outcomes: seen,
    ask: ofSubmission('SUBMITTED', (id) => ({ query: '?page_size=300', seeks: id })),
  },
  access_submissions_read: { outcomes: read, ask: ofSubmission('SUBMITTED') },
  access_submissions_people: { outcomes: read, ask: ofSubmission('SUBMITTED') },
  access_submissions_create: {
    outcomes: { own: signedIn(201) },
    ask: async (testUsers, caller, subject) => ({
      body: {
        requirement_id: (await makeRequirement()).id,
        accessor_changes: [{ user_id: ownerOf(testUsers, caller, subject).id, type: 'GAIN_ACCESS' }],
      },
    }),
  },
  access_submissions_change: {
    outcomes: ofDraft(200),
    ask: ofSubmission('DRAFT', (id) => ({
      params: { id },
      body: { accessor_changes: [{ user_id: crypto.randomUUID(), type: 'GAIN_ACCESS' }] },
    })),
  },
  access_submissions_submit: { outcomes: ofDraft(200), ask: ofSubmission('DRAFT') },
  access_submissions_cancel: { outcomes: ofDraft(200), ask: ofSubmission('DRAFT') },
  access_submissions_approve: { outcomes: { sameProject: committee(200) }, ask: ofSubmission('SUBMITTED') },
  access_submissions_reject: {
    outcomes: { sameProject: committee(200) },
    ask: ofSubmission('SUBMITTED', (id) => ({ params: { id }, body: { reason: 'Not enough said.' } })),
  },
  access_documents_read: {
    outcomes: { own: signedIn(200), sameProject: only(['committee', 'staff'], 200, 404) },
    ask: ofSubmission('SUBMITTED', withDocument),
  },
  access_documents_put: {
    outcomes: ofDraft(201),
    ask: ofSubmission('DRAFT', (id) => ({
      params: { id, kind: 'irb' },
      raw: pdfOf('irb'),
      headers: { 'content-type': 'application/pdf' },
    })),
  },
  access_documents_delete: { outcomes: ofDraft(204), ask: ofSubmission('DRAFT', withDocument) },
};
