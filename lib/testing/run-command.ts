import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { env } from '@/lib/core/env';

const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

/** Runs a script of scripts/commands on the database of the tests, as npm does. */
export async function runCommand(name: 'import' | 'job', ...args: string[]) {
  const given = {
    ...process.env,
    DATABASE_URL: env.DATABASE_URL,
    HEED_LOG_LEVEL: 'silent',
    NODE_ENV: 'development' as const,
  };
  const command = ['--import', 'tsx', `scripts/commands/${name}.ts`, ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { env: given })) };
  } catch (error) {
    return failure.parse(error);
  }
}
