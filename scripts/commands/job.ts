import { JobFailed } from '@/inngest/job-failed';
import { closePresence } from '@/inngest/presence';
import { jobs } from '@/inngest/registry';
import { runJob } from '@/inngest/run-job';
import { safeMessage } from '@/lib/core/describe-error';
import { database } from '@/lib/db/client';

function readPayload(text: string | undefined): unknown {
  if (text === undefined) return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The payload is not valid JSON: ${text}`);
  }
}

/** Runs one job now. Prints its result as one JSON object on stdout, and a failure as one on stderr. */
async function runOne(): Promise<number> {
  const [id, payload] = process.argv.slice(2);
  const job = jobs.find((one) => one.id === id);
  if (job === undefined) {
    console.error(`Unknown job. Choose one of: ${jobs.map((one) => one.id).join(', ')}.`);
    return 1;
  }
  try {
    console.log(JSON.stringify(await runJob(job, readPayload(payload), 'command')));
    return 0;
  } catch (error) {
    if (error instanceof JobFailed) console.log(JSON.stringify(error.result));
    console.error(JSON.stringify({ error: safeMessage(error) }));
    return 1;
  }
}

process.exitCode = await runOne();
await closePresence();
await database().$disconnect();
