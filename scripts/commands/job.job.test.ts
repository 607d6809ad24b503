import { expect, test } from 'vitest';
import { jobs } from '@/inngest/registry';
import { database } from '@/lib/db/client';
import { runCommand } from '@/lib/testing/run-command';

test('a job runs now and prints one JSON object', async () => {
  const { code, stdout, stderr } = await runCommand('job', 'refresh-actions');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ providers: expect.any(Array) });
  const where = { job_id: 'refresh-actions', trigger: 'command' };
  const run = await database().jobRun.findFirst({ where, orderBy: [{ started_at: 'desc' }, { id: 'desc' }] });
  expect(run).toMatchObject({ status: 'succeeded', result: JSON.parse(stdout) });
});

test('an unknown id is answered with the ids there are', async () => {
  const { code, stdout, stderr } = await runCommand('job', 'make-coffee');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(`Unknown job. Choose one of: ${jobs.map(({ id }) => id).join(', ')}.\n`);
});

test('a failure is one JSON object on stderr', async () => {
  const { code, stdout, stderr } = await runCommand('job', 'refresh-actions', '{"actionType": "astrology"}');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(JSON.parse(stderr)).toEqual({ error: 'Unknown provider: astrology.' });
  expect(await runCommand('job', 'refresh-actions', '{')).toMatchObject({ code: 1, stdout: '' });
});
