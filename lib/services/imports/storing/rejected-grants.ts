import { isLive } from '@/lib/auth/live-roles';
import { deniedSentences } from '@/lib/contracts/members/restrictions';
import { type Db, sql } from '@/lib/db/client';
import { closedBecause } from '@/lib/db/closed-customer';
import type { ImportRecord } from '@/lib/services/imports/record-kind';
import { findFullForPeople } from '@/lib/services/quotas/find-full';
import { quotaExceededMessage } from '@/lib/services/quotas/require-room';
import { findDenyingLevels } from '@/lib/services/restrictions/find-denying-levels';

type Grant = {
  line: number;
  userId: string;
  customerId: string;
  projectId: string | null;
  /** Why nothing new begins in the organisation; null where something may. */
  closed: string | null;
};

/**
 * Of the roles in records, those that cannot be granted because their organisation is closed, restrictions keep the person out or a
 * quota is full: line and sentence. A role that is held and counts is asked nothing when its expiry changes, nor is one that is
 * over. A fixed number of statements.
 */
export async function rejectedGrants(
  db: Db,
  records: readonly ImportRecord[],
  at: Date,
): Promise<ReadonlyMap<number, string>> {
  const rows = records.map(({ fields, line }) => ({ ...fields, line }));
  const grants = await db.$queryRaw<Grant[]>(sql`
    SELECT given.line, person.id AS "userId", customer.id AS "customerId", project.id AS "projectId",
      ${closedBecause(sql`customer`)} AS closed
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (
      line int, "user" text, role text, project text, customer text, expiration_time timestamptz)
    JOIN user_account AS person ON person.external_id = given."user"
    JOIN role ON role.name = given.role AND role.scope_type = CASE WHEN given.project IS NULL THEN 'customer' ELSE 'project' END
    LEFT JOIN project ON project.external_id = given.project
    JOIN customer ON customer.id = project.customer_id OR customer.external_id = given.customer
    WHERE coalesce(given.expiration_time > ${at}::timestamptz, true) AND NOT EXISTS (
      SELECT FROM user_role AS held WHERE held.user_id = person.id AND held.role_id = role.id AND ${isLive(sql`held`, at)}
        AND (held.project_id = project.id OR (project.id IS NULL AND held.customer_id = customer.id)))
    ORDER BY given.line`);
  const rejected = new Map(grants.flatMap(({ closed, line }) => (closed === null ? [] : [[line, closed] as const])));
  const open = grants.filter(({ closed }) => closed === null);
  const denyingLevels = await findDenyingLevels(db, open);
  const allowed: Grant[] = [];
  open.forEach((grant, place) => {
    const level = denyingLevels[place] ?? null;
    if (level === null) allowed.push(grant);
    else rejected.set(grant.line, deniedSentences[level]);
  });
  const quotas = await findFullForPeople({ db, now: at }, allowed);
  allowed.forEach(({ line }, place) => {
    const full = quotas[place] ?? null;
    if (full !== null) rejected.set(line, quotaExceededMessage(full));
  });
  return rejected;
}
