import { parseArgs } from 'node:util';
import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { toDomainError } from '@/lib/db/database-errors';
import { createContext } from '@/lib/services/create-context';

/** What follows `--` on the command line, by its name. */
type Options = Readonly<Partial<Record<string, string>>>;

/** Runs a command of the installation's owner about one person: prints its answer alone, or one sentence on stderr. */
export async function runForOwner(
  usage: string,
  command: (ctx: Ctx, email: string, options: Options) => Promise<string>,
  optionNames: readonly string[] = [],
): Promise<void> {
  try {
    const { email, options } = readArguments(usage, optionNames);
    const ctx = createContext({ kind: 'system', name: 'command line', via: 'command' });
    console.log(await command(ctx, email, options));
  } catch (thrown) {
    const error = toDomainError(thrown);
    if (!(error instanceof DomainError)) throw error;
    console.error(sentenceOf(error));
    process.exitCode = 1;
  } finally {
    await database().$disconnect();
  }
}

function readArguments(usage: string, optionNames: readonly string[]): { email: string; options: Options } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: Object.fromEntries(optionNames.map((name) => [name, { type: 'string' } as const])),
    });
    const [email, ...rest] = positionals;
    if (email !== undefined && rest.length === 0) return { email, options: values };
  } catch {
    // An option that there is not, or one without its value: the usage says which there are.
  }
  throw new DomainError('validation_failed', { detail: `Usage: ${usage}` });
}

function sentenceOf({ message, facts }: DomainError): string {
  const errors = Object.entries(facts.fields ?? {}).map(([field, reasons]) => `${field}: ${reasons.join(' ')}`);
  return errors.length > 0 ? errors.join(' ') : message;
}
