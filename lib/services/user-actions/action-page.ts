import type { Actor } from '@/lib/core/actor';
import { type Sql, sql } from '@/lib/db/client';
import type { SnapshotFacts } from '@/lib/plugins/providers/fact-columns';
import type { ActionSubject, Corrective, Reader } from '@/lib/plugins/providers/provider';
import { type ActionRow, actionColumns, readActionRow } from '@/lib/services/user-actions/action-columns';
import { actionJson } from '@/lib/services/user-actions/action-json';
import { offeredCorrectives, permittedCorrectives } from '@/lib/services/user-actions/permitted-correctives';
import { type HeldRole, permissionsAt } from '@/lib/services/user-actions/visible-actions';

/** What stands between rows and between their columns in the text that the database hands over. JSON escapes both. */
const BETWEEN_ROWS = '\u001e';
const BETWEEN_COLUMNS = '\u001f';

/**
 * The aggregate that hands over rows of user_action `action` as one text: driver and ORM would take longer for their
 * columns than the database for all of it. They stay in the order of the subquery that they come from, which an aggregate
 * keeps where nothing is joined to it.
 */
export function actionPageText(now: Date, timeZone: string): Sql {
  return sql`string_agg(concat_ws(${BETWEEN_COLUMNS}, ${actionColumns(now, timeZone)}), ${BETWEEN_ROWS})`;
}

/** An action that was found, what the caller may do about it while it is open, and its wire shape. */
export type FoundAction = { subject: ActionSubject; offered: readonly Corrective[]; json: string };

/** Whose page it is, who asks for it and in which zone, and the roles of its person. */
type PageReader = Reader & { actor: Actor; userId: string; held: readonly HeldRole[] };

/**
 * Reads the text of a page, and adds to each action the corrective actions that the caller may do: none where staff look at
 * the actions of others, which only their own person can execute.
 */
export function readActionPage(text: string, { actor, userId, held, timeZone }: PageReader): FoundAction[] {
  const isOwn = actor.kind !== 'person' || actor.userId === userId;
  const permittedAt = new Map<string, readonly Corrective[]>();
  return text.split(BETWEEN_ROWS).map((columns) => {
    const row = readActionRow(columns.split(BETWEEN_COLUMNS));
    const subject = subjectOf(userId, row);
    const { action_type, project_id, customer_id } = row;
    const place = action_type + project_id + customer_id;
    const permitted =
      permittedAt.get(place) ?? permittedCorrectives(actor, action_type, permissionsAt(held, project_id, customer_id));
    permittedAt.set(place, permitted);
    const offered = offeredCorrectives(permitted, { id: userId, timeZone }, subject, row.withheld);
    const shown = isOwn && row.status === 'open' ? offered : [];
    return { subject, offered, json: actionJson(row, subject, shown, { timeZone }) };
  });
}

function subjectOf(user_id: string, row: ActionRow): ActionSubject {
  const { id, action_type, object_type, object_id } = row;
  const days_until_due: number | null = JSON.parse(row.days_until_due);
  const facts: SnapshotFacts = JSON.parse(row.snapshot);
  return Object.assign(facts, { id, user_id, action_type, object_type, object_id, days_until_due });
}
