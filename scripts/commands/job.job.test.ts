import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { jobs } from '@/inngest/registry';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';

const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

async function runCommand(...args: string[]) {
  const given = {
    ...process.env,
    DATABASE_URL: env.DATABASE_URL,
    HEED_LOG_LEVEL: 'silent',
    NODE_ENV: 'development' as const,
  };
  const command = ['--import', 'tsx', 'scripts/commands/job.ts', ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { env: given })) };
  } catch (error) {
    return failure.parse(error);
  }
}

test('a job runs now and prints one JSON object', async () => {
  const { code, stdout, stderr } = await runCommand('refresh-actions');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ providers: expect.any(Array) });
  const where = { job_id: 'refresh-actions', trigger: 'command' };
  const run = await database().jobRun.findFirst({ where, orderBy: [{ started_at: 'desc' }, { id: 'desc' }] });
  expect(run).toMatchObject({ status: 'succeeded', result: JSON.parse(stdout) });
});

test('an unknown id is answered with the ids there are', async () => {
  const { code, stdout, stderr } = await runCommand('make-coffee');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(`Unknown job. Choose one of: ${jobs.map(({ id }) => id).join(', ')}.\n`);
});

test('a failure is one JSON object on stderr', async () => {
  const { code, stdout, stderr } = await runCommand('refresh-actions', '{"actionType": "astrology"}');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(JSON.parse(stderr)).toEqual({ error: 'Unknown provider: astrology.' });
  expect(await runCommand('refresh-actions', '{')).toMatchObject({ code: 1, stdout: '' });
});
