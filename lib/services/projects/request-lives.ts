import type { Ctx } from '@/lib/db/context';

/** Has the job of projects’ lives run right after the commit: dates may have arrived that nobody took yet. */
export function requestLives(tx: Ctx): void {
  tx.emit({ type: 'project_lives.requested' });
}
