import { database, type Prisma } from '@/lib/db/client';
import { makeRole, makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const stamps = { created: testNow, modified: testNow };

/** Somebody who holds the role of the access committee. */
export async function makeCommitteeMember(fields: Parameters<typeof makeUser>[0] = {}) {
  const person = await makeUser(fields);
  await makeRole({ user_id: person.id, role: 'ACCESS_COMMITTEE', in_installation: true });
  return person;
}

export function makeRequirement(fields: Partial<Prisma.AccessRequirementUncheckedCreateInput> = {}) {
  return database().accessRequirement.create({ data: { name: uniqueName('requirement'), ...stamps, ...fields } });
}

type Change = { user_id: string; type: 'GAIN_ACCESS' | 'RENEW_ACCESS' | 'REVOKE_ACCESS' };

/** A submission, of a person for themselves unless changes are named. */
export async function makeSubmission({
  changes,
  ...fields
}: Partial<Prisma.AccessSubmissionUncheckedCreateInput> & { changes?: readonly Change[] } = {}) {
  const requirement_id = fields.requirement_id ?? (await makeRequirement()).id;
  const submitter_id = fields.submitter_id ?? (await makeUser()).id;
  const requestedChanges = changes ?? [{ user_id: submitter_id, type: 'GAIN_ACCESS' }];
  const submitted = fields.state === undefined || fields.state === 'DRAFT' ? {} : { submitted_at: testNow };
  return database().accessSubmission.create({
    data: {
      requirement_version: 1,
      is_renewal: false,
      ...stamps,
      ...submitted,
      ...fields,
      requirement_id,
      submitter_id,
      changes: { create: requestedChanges.map((change, position) => ({ ...change, position })) },
    },
  });
}

/** The smallest file that passes for a PDF, with a text to tell it from others. */
export function pdfOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`%PDF-1.7\n${text}\n%%EOF\n`);
}

/** An approval of a person through themselves unless others are named, with its history. */
export async function makeApproval(fields: Partial<Prisma.AccessApprovalUncheckedCreateInput> = {}) {
  const requirement_id = fields.requirement_id ?? (await makeRequirement()).id;
  const submitter_id = fields.submitter_id ?? (await makeUser()).id;
  const approval = await database().accessApproval.create({
    data: { version: 1, accessor_id: submitter_id, ...stamps, ...fields, requirement_id, submitter_id },
  });
  await database().accessApprovalHistory.create({
    data: {
      approval_id: approval.id,
      episode: approval.episode,
      began_at: approval.created,
      expired_on: approval.expired_on,
      requirement_version: approval.version,
      until: approval.ended_at,
      ended_by: approval.ended_by,
    },
  });
  return approval;
}

/** Somebody who submits, somebody whom they ask for, a member of the committee, and tokens of theirs, staff, support and a stranger. */
export async function makeAccessCallers() {
  const submitter = await makeUser({ full_name: 'Sara Submitter' });
  const accessor = await makeUser({ full_name: 'Axel Accessor', external_id: uniqueName('person') });
  const committee = await makeCommitteeMember({ full_name: 'Carl Committee' });
  const bystander = await makeUser();
  const tokens = {
    submitter: await makeToken(submitter.id),
    accessor: await makeToken(accessor.id),
    committee: await makeToken(committee.id),
    staff: await makeToken((await makeUser({ is_staff: true })).id),
    support: await makeToken((await makeUser({ is_support: true })).id),
    stranger: await makeToken((await makeUser()).id),
  };
  return { submitter, accessor, committee, bystander, tokens };
}

export type AccessCaller = keyof Awaited<ReturnType<typeof makeAccessCallers>>['tokens'];
