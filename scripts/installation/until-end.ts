import { once } from 'node:events';
import type { Database } from '@/scripts/database';
import { interruption } from '@/scripts/installation/interruption';
import type { WebServer } from '@/scripts/installation/web-server';

async function untilInterrupted(): Promise<number> {
  if (!interruption.aborted) await once(interruption, 'abort');
  return 0;
}

/**
 * Waits until the web server ends, an interruption asks for its end, or the database cannot be brought back, and stops the
 * web server. Answers the exit code. @throws `Problem` about the database.
 */
export async function untilEnd(server: WebServer, { failed }: Pick<Database, 'failed'>): Promise<number> {
  try {
    return await Promise.race([server.ended, untilInterrupted(), failed]);
  } finally {
    await server.stop();
  }
}
