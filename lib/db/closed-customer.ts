import { closedSentences } from '@/lib/core/closed-customer';
import { type Sql, sql } from '@/lib/db/client';

/** Why nothing new begins in a customer, given by its alias; null where something may. */
export function closedBecause(customer: Sql): Sql {
  return sql`CASE WHEN ${customer}.blocked THEN ${closedSentences.blocked}::text
    WHEN ${customer}.archived THEN ${closedSentences.archived}::text END`;
}

/** Why nothing new is added to a project that is over; null where something may. Over `project` and its `life`. */
export const endedBecause = sql`CASE WHEN life.state IN ('in_grace', 'expired')
  THEN 'This project ended on ' || to_char(project.end_date, 'FMDD FMMonth YYYY') || '.' END`;

/** Why nobody gets a role in a place back or keeps it longer; null where they may. Over `customer`, and `project` and its `life`, which a role in a customer has not. */
export const rolesClosedBecause = sql`coalesce(${closedBecause(sql`customer`)}, CASE life.state WHEN 'expired' THEN ${endedBecause} END)`;
