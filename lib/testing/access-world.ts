import { database, sql } from '@/lib/db/client';
import { approveAccessSubmission } from '@/lib/services/access-submissions/approve-access-submission';
import { makeUser } from '@/lib/testing/make';
import { makeRequirement, makeSubmission } from '@/lib/testing/make-access';
import { testContext } from '@/lib/testing/test-context';

type Person = Awaited<ReturnType<typeof makeUser>>;

/** Forgets everybody and what was ever said to them. */
export async function clearAccess(): Promise<void> {
  await database().$executeRaw(
    sql`TRUNCATE user_account, access_requirement, outbox_message, reminder, access_problem_report CASCADE`,
  );
}

/** A requirement, somebody who submits for it, and how they are approved: with others, at an instant. */
export async function makeAccessWorld(fields: Parameters<typeof makeRequirement>[0] = {}) {
  const requirement = await makeRequirement({ dataset_name: 'Tides', ...fields });
  const submitter = await makeUser({ full_name: 'Sara Submitter' });
  const staff = await makeUser({ is_staff: true });
  const at = (instant: string) => testContext(staff, new Date(instant));
  /** Approves people through a submitter at an instant, with RENEW_ACCESS unless said otherwise. */
  const approve = async (
    instant: string,
    people: readonly Person[] = [submitter],
    {
      by = submitter,
      type = 'RENEW_ACCESS' as const,
    }: { by?: Person; type?: 'GAIN_ACCESS' | 'RENEW_ACCESS' | 'REVOKE_ACCESS' } = {},
  ) => {
    const changes = people.map(({ id: user_id }) => ({ user_id, type }));
    const { id } = await makeSubmission({
      requirement_id: requirement.id,
      submitter_id: by.id,
      state: 'SUBMITTED',
      changes,
    });
    return approveAccessSubmission(at(instant), { id });
  };
  return { approve, at, requirement, staff, submitter };
}

type Notice = [milestone: string | null, scheduledFor: string, status: string, reason: string | null];

/** The notices to a person of one kind, in the order of their times and of their making. */
export async function noticesTo(recipient_id: string, kind = 'access_renewal'): Promise<Notice[]> {
  const rows = await database().reminder.findMany({
    where: { recipient_id, kind },
    orderBy: [{ scheduled_for: 'asc' }, { created: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ milestone, reason, scheduled_for, status }) => [
    milestone,
    scheduled_for.toISOString().slice(0, 16),
    status,
    reason,
  ]);
}
