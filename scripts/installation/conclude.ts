import { Problem, saysDiskFull, sentenceOf } from '@/scripts/database/problem';
import { interruption, listenForInterruption } from '@/scripts/installation/interruption';

/** Runs a command and ends the process with its exit code; a problem becomes one sentence on stderr and exit code 1. */
export async function conclude(command: () => Promise<number>): Promise<never> {
  listenForInterruption();
  try {
    process.exit(await command());
  } catch (error) {
    if (interruption.aborted) process.exit(0);
    const isExpected = error instanceof Problem || saysDiskFull(String(error));
    console.error(isExpected ? sentenceOf(error) : error);
    process.exit(1);
  }
}
