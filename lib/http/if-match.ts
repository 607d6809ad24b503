import type { Operation } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { isSameRow, versionOfAnswer } from '@/lib/http/version';

/**
 * Compares what is about to be changed with the version that the caller read. Service functions get it ready made and give it the
 * answer as it is now; without If-Match, or with `*`, every version will do.
 * @throws version_stale when the caller read another one
 */
export function versionGuard(operation: Operation, ifMatch: string | null): (current: unknown) => void {
  const accepted = (ifMatch ?? '*').split(',').map((version) => version.trim());
  return (current) => {
    if (accepted.includes('*')) return;
    const version = versionOfAnswer(operation, JSON.stringify(operation.answer.parse(current)));
    if (!accepted.some((one) => isSameRow(one, version))) throw new DomainError('version_stale');
  };
}
