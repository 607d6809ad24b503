import type { Prisma } from '@/lib/db/client';
import { database } from '@/lib/db/client';
import { QUEUE_DIGESTS, queueDigests } from '@/lib/services/digests/queue-digests';
import { makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';
import { testContext } from '@/lib/testing/test-context';

type Fields = {
  person?: Partial<Prisma.UserUncheckedCreateInput>;
  /** One action for each rank. */
  ranks?: readonly number[];
  action?: Partial<Prisma.UserActionUncheckedCreateInput>;
};

/** A project manager in UTC who has actions open, by default one of high urgency. */
export async function makeReader({ person: fields = {}, ranks = [3], action = {} }: Fields = {}) {
  const [person, project] = await Promise.all([makeUser({ time_zone: 'UTC', ...fields }), makeProject()]);
  await makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id: project.id });
  const actions = await Promise.all(
    ranks.map((urgency_rank) => makeAction(person.id, project, { urgency_rank, ...action })),
  );
  return { person, project, actions };
}

/** Runs the job at an instant and records that it succeeded, as the job engine does. */
export async function runDigests(now: Date) {
  const result = await queueDigests(testContext(undefined, now));
  await database().jobRun.create({
    data: { job_id: QUEUE_DIGESTS, trigger: 'schedule', started_at: now, finished_at: now, status: 'succeeded' },
  });
  return result;
}

/** The days of a person's digests, oldest first. */
export async function digestDays(user_id: string): Promise<string[]> {
  const digests = await database().digest.findMany({ where: { user_id }, orderBy: { local_day: 'asc' } });
  return digests.map(({ local_day }) => local_day.toISOString().slice(0, 10));
}

/** The mails that wait for a person, oldest first. */
export function mailsOf(user_id: string) {
  return database().outboxMessage.findMany({
    where: { user_id, topic: 'mail' },
    orderBy: [{ created: 'asc' }, { id: 'asc' }],
  });
}
