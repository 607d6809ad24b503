import { type Sql, sql } from '@/lib/db/client';

const DAYS_UNTIL_DUE = sql`interval '720 hours'`;
const MEDIUM_BEFORE_DUE = sql`interval '168 hours'`;

/** When a task that began at an instant is due: 30 days later. */
export function taskDue(began: Sql): Sql {
  return sql`(${began} + ${DAYS_UNTIL_DUE})`;
}

/** The rank of the urgency of a task: low, medium from seven days before it is due, high when it is overdue. */
export function taskUrgency(began: Sql, now: Date): Sql {
  const at = sql`${now}::timestamptz`;
  const due = taskDue(began);
  return sql`CASE WHEN ${due} < ${at} THEN 3 WHEN ${due} - ${MEDIUM_BEFORE_DUE} <= ${at} THEN 2 ELSE 1 END`;
}
