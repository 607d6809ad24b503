import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { openCompletions } from '@/lib/services/completions/open-completions';
import { recordCustomerEvents } from '@/lib/services/events/record-customer-events';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import type { Changes, StoredIds } from '@/lib/services/imports/record-kind';
import { cancelEndReminders } from '@/lib/services/ledger/end-reminders';
import { loggedChange } from '@/lib/services/projects/logged-change';
import { noteStates } from '@/lib/services/projects/note-states';
import { endPauses } from '@/lib/services/projects/pause-in-grace';

/** Columns that the event log does not speak of: what follows from others, and what it never lists. */
const UNLOGGED: ReadonlySet<string> = new Set([
  'created',
  'modified',
  'external_id',
  'termination_metadata',
  'end_date_updated_at',
  'end_date_requested_by_id',
  'end_accepted_at',
  'end_accepted_by_id',
  'life_taken_at',
  'removed_at',
]);

const lifeColumns = ['start_date', 'end_date', 'time_zone', 'grace_period_days'];

/** Writes what an import did with customers into the event log. */
export async function recordImportedCustomers(tx: Ctx, { changes, created }: StoredIds): Promise<void> {
  if (created.length > 0) {
    await recordCustomerEvents(tx, created, {
      type: 'customer_creation_succeeded',
      message: sql`'Organisation ' || customer.name || ' was created.'`,
    });
  }
  const loggedChanges = loggedChangesOf(changes);
  if (Object.keys(loggedChanges).length === 0) return;
  await recordCustomerEvents(tx, Object.keys(loggedChanges), {
    type: 'customer_update_succeeded',
    message: sql`'Organisation ' || customer.name || ' was changed.'`,
    context: sql`jsonb_build_object('changes', ${JSON.stringify(loggedChanges)}::jsonb -> customer.id::text)`,
  });
}

/**
 * Writes what an import did with projects into the event log, begins the checklists of new ones, and does what another end or
 * grace brings at once; what a project that ends takes with it is left to the job of projects’ lives.
 */
export async function recordImportedProjects(tx: Ctx, { changes, created }: StoredIds): Promise<void> {
  if (created.length > 0) await recordCreated(tx, created);
  const loggedChanges = loggedChangesOf(changes);
  if (Object.keys(loggedChanges).length === 0) return;
  await recordProjectEvents(tx, sql`project.id = ANY(${Object.keys(loggedChanges)}::uuid[])`, {
    type: 'project_update_succeeded',
    message: sql`'Project ' || project.name || ' was changed.'`,
    context: sql`jsonb_build_object('changes', ${JSON.stringify(loggedChanges)}::jsonb -> project.id::text)`,
  });
  const moved = Object.keys(loggedChanges).filter((id) =>
    lifeColumns.some((column) => column in (loggedChanges[id] ?? {})),
  );
  if (moved.length === 0) return;
  const areMoved = sql`project.id = ANY(${moved}::uuid[])`;
  await noteStates(tx, areMoved);
  await endPauses(tx, areMoved);
  await cancelEndReminders(tx, sql`reminder.object_id = ANY(${moved}::uuid[])`);
}

async function recordCreated(tx: Ctx, created: readonly string[]): Promise<void> {
  const these = sql`project.id = ANY(${[...created]}::uuid[])`;
  await openCompletions(tx, sql`${these} AND NOT project.is_removed`);
  await recordProjectEvents(tx, these, {
    type: 'project_creation_succeeded',
    message: sql`'Project ' || project.name || ' was created.'`,
  });
  await recordProjectEvents(tx, sql`${these} AND project.is_removed`, {
    type: 'project_deletion_succeeded',
    message: sql`'Project ' || project.name || ' was deleted.'`,
  });
  await noteStates(tx, these);
}

/** By id, what the log says of changes; without those of which it says nothing. */
function loggedChangesOf(changes: StoredIds['changes']): Record<string, Changes> {
  const entries = Object.entries(changes).map(([id, columns]) => {
    const listed = Object.entries(columns).filter(([column]) => !UNLOGGED.has(column));
    return [
      id,
      Object.fromEntries(listed.map(([column, change]) => [fieldOf(column), loggedChange(column, change)])),
    ] as const;
  });
  return Object.fromEntries(entries.filter(([, columns]) => Object.keys(columns).length > 0));
}

function fieldOf(column: string): string {
  return column === 'type_id' ? 'type' : column;
}
