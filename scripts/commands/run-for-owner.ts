import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { toDomainError } from '@/lib/db/database-errors';
import { createContext } from '@/lib/services/create-context';

/** Runs a command of the installation's owner about one person: prints its answer alone, or one sentence on stderr. */
export async function runForOwner(usage: string, command: (ctx: Ctx, email: string) => Promise<string>): Promise<void> {
  const [email, ...rest] = process.argv.slice(2);
  try {
    if (email === undefined || rest.length > 0)
      throw new DomainError('validation_failed', { detail: `Usage: ${usage}` });
    const ctx = createContext({ kind: 'system', name: 'command line', via: 'command' });
    console.log(await command(ctx, email));
  } catch (thrown) {
    const error = toDomainError(thrown);
    if (!(error instanceof DomainError)) throw error;
    console.error(sentenceOf(error));
    process.exitCode = 1;
  } finally {
    await database().$disconnect();
  }
}

function sentenceOf({ message, facts }: DomainError): string {
  const faults = Object.entries(facts.fields ?? {}).map(([field, reasons]) => `${field}: ${reasons.join(' ')}`);
  return faults.length > 0 ? faults.join(' ') : message;
}
