import { type InngestFunction, internalEvents } from 'inngest';
import { type InngestClient, inngestEventName } from '@/inngest/client';
import { findDueRuns } from '@/inngest/find-due-runs';
import { handToInngest } from '@/inngest/hand-to-inngest';
import type { Job } from '@/inngest/job';
import { jobContext } from '@/inngest/job-context';
import { runJob } from '@/inngest/run-job';
import { env } from '@/lib/core/env';
import { closeAbandonedImports } from '@/lib/services/imports/close-abandoned-imports';
import { failLostRuns } from '@/lib/services/jobs/fail-lost-runs';
import type { Trigger } from '@/lib/services/jobs/start-job-run';
import { relayOutbox } from '@/lib/services/outbox/relay-outbox';

const RETRIES = 4;
const EVERY_MINUTE = '* * * * *';

type RequestedRun = { name: string; payload: unknown; trigger: Trigger };

/** One Inngest function per job, and one that relays the outbox every minute. */
export function createInngestFunctions(client: InngestClient, jobs: readonly Job[]): InngestFunction.Any[] {
  return [...jobs.map((job) => jobFunction(client, job)), relayFunction(client, jobs)];
}

function jobFunction(client: InngestClient, job: Job): InngestFunction.Any {
  const options = {
    id: job.id,
    name: job.id,
    description: job.description,
    retries: RETRIES,
    concurrency: { limit: 1, key: JSON.stringify(job.concurrencyKey), scope: 'env' },
    triggers: triggersOf(job),
  } as const;
  return client.createFunction(options, async ({ event, step }) => {
    const requested = await step.run('find what to run', () => findRequestedRuns(job, event));
    const results: Record<string, unknown> = {};
    for (const { name, payload, trigger } of requested) {
      results[name] = await step.run(name, () => runJob(job, payload, trigger));
    }
    return results;
  });
}

/** A fixed timetable is Inngest's to keep; lines that may change while it runs are looked through every minute. */
function triggersOf(job: Job) {
  const cron = typeof job.timetable === 'string' ? job.timetable : EVERY_MINUTE;
  const triggers = [{ cron: `TZ=${env.HEED_TIME_ZONE} ${cron}` }];
  return job.event === null ? triggers : [...triggers, { event: inngestEventName(job.event) }];
}

async function findRequestedRuns(job: Job, event: { name: string; data?: unknown }): Promise<RequestedRun[]> {
  if (event.name !== internalEvents.ScheduledTimer) return [{ name: job.id, payload: event.data, trigger: 'event' }];
  if (typeof job.timetable === 'string') return [{ name: job.id, payload: {}, trigger: 'schedule' }];
  const due = await findDueRuns(jobContext(job.id), [job]);
  return due.map(({ key, payload }) => ({ name: key, payload, trigger: 'schedule' }));
}

function relayFunction(client: InngestClient, jobs: readonly Job[]): InngestFunction.Any {
  const triggers = [{ cron: EVERY_MINUTE }];
  return client.createFunction({ id: 'relay-outbox', retries: 0, concurrency: 1, triggers }, async ({ step }) => ({
    ...(await step.run('relay', () => relayOutbox(jobContext('relay-outbox'), handToInngest(client, jobs)))),
    ...(await step.run('fail lost runs', () => failLostRuns(jobContext('relay-outbox')))),
    abandoned_imports: await step.run('close abandoned imports', () =>
      closeAbandonedImports(jobContext('relay-outbox')),
    ),
  }));
}
