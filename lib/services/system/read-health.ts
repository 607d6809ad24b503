import type { AnswerOf } from '@/lib/contracts/operation';
import type { healthOperation } from '@/lib/contracts/system';

/** Says that the process is alive: whoever gets the answer knows. */
export async function readHealth(): Promise<AnswerOf<typeof healthOperation>> {
  return { status: 'alive' };
}
