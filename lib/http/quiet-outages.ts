import { withoutRowContents } from '@/lib/core/describe-error';
import { log } from '@/lib/core/log';
import { isOutage, logFailure } from '@/lib/db/log-failure';

const methods = ['error', 'trace'] as const;

/**
 * Next writes what a page throws to the console, stack and all, and the worker what ends it; of those, errors that only say
 * that the database is away join our log, and of all others what rows hold is left out.
 */
export function quietOutages(target: Pick<Console, (typeof methods)[number]>): void {
  for (const method of methods) {
    const write = target[method].bind(target);
    target[method] = (...given: unknown[]) => {
      const err = given.find(isOutage);
      if (err === undefined) write(...given.map(withoutRowContents));
      else logFailure(log, 'error', { err }, 'not logged by us');
    };
  }
}
