import { callerId } from '@/lib/core/caller-id';
import type { Day } from '@/lib/core/dates';
import type { Ctx } from '@/lib/db/context';
import { differencesOf } from '@/lib/services/audit/differences';
import { followChange } from '@/lib/services/projects/follow-change';
import type { HeldProject } from '@/lib/services/projects/held-project';
import { storedDay } from '@/lib/services/projects/stored-day';

/** What else is stored when an end date is set, moved or cleared: who set it, and that nobody has accepted this one. */
export function endColumns(tx: Ctx, end: Day | null) {
  return {
    end_date: storedDay(end),
    end_date_updated_at: tx.now,
    end_date_requested_by_id: end === null ? null : callerId(tx),
    end_accepted_at: null,
    end_accepted_by_id: null,
  };
}

/** Sets the end date of a project that is held, with all that follows. Its permissions and its day are checked already. */
export async function setProjectEnd(tx: Ctx, project: HeldProject, end: Day): Promise<void> {
  const changes = differencesOf(project, { end_date: end });
  if (Object.keys(changes).length === 0) return;
  await tx.db.project.update({ where: { id: project.id }, data: { ...endColumns(tx, end), modified: tx.now } });
  await followChange(tx, project, changes);
}
