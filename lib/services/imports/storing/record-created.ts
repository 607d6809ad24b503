import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { openCompletions } from '@/lib/services/completions/open-completions';
import { recordCustomerEvents } from '@/lib/services/events/record-customer-events';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { noteStates } from '@/lib/services/projects/note-states';

type Stored = { created: readonly string[] };

/** Writes that customers were created by an import. */
export async function recordCreatedCustomers(tx: Ctx, { created }: Stored): Promise<void> {
  if (created.length === 0) return;
  await recordCustomerEvents(tx, created, {
    type: 'customer_creation_succeeded',
    message: sql`'Organisation ' || customer.name || ' was created.'`,
  });
}

/** Writes that projects were created by an import, and deleted where the file says so, and begins their checklists. */
export async function recordCreatedProjects(tx: Ctx, { created }: Stored): Promise<void> {
  if (created.length === 0) return;
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
