import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { actorName } from '@/lib/services/audit/actor-name';

const MOST_CHANGES = 200;

/** A change that the audit trail knows of one object. */
export type RecordedChange = {
  at: Date;
  operation: string;
  /** Null for a job of Heed. */
  by: string | null;
  facts: Readonly<Record<string, unknown>>;
};

/** What was changed about one object, newest first; at most 200 changes. */
export function changesOf({ db }: Ctx, subjectType: string, subjectId: string): Promise<RecordedChange[]> {
  return db.$queryRaw<RecordedChange[]>(sql`
    SELECT at, operation, CASE WHEN via <> 'job' THEN ${actorName} END AS by, facts
    FROM audit_entry WHERE subject_type = ${subjectType} AND subject_id = ${subjectId} AND result = 'success'
    ORDER BY at DESC, id DESC LIMIT ${MOST_CHANGES}`);
}
