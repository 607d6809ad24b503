import { deleteCustomerOperation } from '@/lib/contracts/customers/deletion';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { recordCustomerEvents } from '@/lib/services/events/record-customer-events';
import { cancelInvitations } from '@/lib/services/invitation-lives/end-invitations';
import { endGroupInvitations } from '@/lib/services/invitation-lives/end-permission-requests';
import { deleteForGood } from '@/lib/services/projects/delete-for-good';
import { endServiceAccounts } from '@/lib/services/projects/end-service-accounts';
import { endRoles } from '@/lib/services/role-changes/end-roles';

const MOST_NAMED = 10;

/**
 * Deletes a customer with its roles, its offerings and its deleted projects. Events, reminders and the audit trail stay.
 * @throws not_found; validation_failed without the name where deleted projects go with it; moved_on while a project is left, or
 * something that others use
 */
export function deleteCustomer(
  ctx: Ctx,
  { confirm_name, uuid }: InputOf<typeof deleteCustomerOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteCustomerOperation.id, subjectType: 'customer' }, async (tx) => {
    const { name, projectIds } = await hold(tx, uuid);
    const isNamed = confirm_name === undefined ? projectIds.length === 0 : confirm_name === name;
    if (!isNamed) throw fieldError('confirm_name', 'This is not the name of the organisation.');
    await requireNoneUsed(tx, uuid, projectIds);
    await deleteForGood(tx, projectIds);
    await cancelInvitations(tx, sql`customer_id = ${uuid}::uuid`);
    await endGroupInvitations(tx, sql`customer_id = ${uuid}::uuid`);
    await endServiceAccounts(tx, sql`account.customer_id = ${uuid}::uuid`);
    const held = await tx.db.userRole.findMany({ where: { customer_id: uuid, is_active: true }, select: { id: true } });
    await endRoles(
      tx,
      held.map(({ id }) => id),
      'organisation_deleted',
    );
    await recordCustomerEvents(tx, [uuid], {
      type: 'customer_deletion_succeeded',
      message: sql`'Organisation ' || customer.name || ' was deleted.'`,
    });
    await tx.db.userRole.deleteMany({ where: { customer_id: uuid } });
    await tx.db.offering.deleteMany({ where: { customer_id: uuid } });
    await tx.db.customer.delete({ where: { id: uuid } });
    const facts = { projects: projectIds.length };
    return changed(undefined, { subjectId: uuid, facts, touches: [{ topic: 'projects' }] });
  });
}

/** A customer and its deleted projects, which nobody else changes until the transaction ends. @throws not_found; moved_on naming projects that are left */
async function hold({ db }: Ctx, uuid: string): Promise<{ name: string; projectIds: string[] }> {
  await db.$executeRaw(sql`SELECT FROM project WHERE customer_id = ${uuid}::uuid ORDER BY id FOR UPDATE`);
  const [customer] = await db.$queryRaw<{ name: string }[]>(
    sql`SELECT name FROM customer WHERE id = ${uuid}::uuid FOR UPDATE`,
  );
  if (customer === undefined) throw new DomainError('not_found');
  const projects = await db.project.findMany({
    where: { customer_id: uuid },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, is_removed: true },
  });
  const left = projects.filter(({ is_removed }) => !is_removed).map((project) => project.name);
  if (left.length > 0) throwMovedOn('Delete its projects first', left);
  return { name: customer.name, projectIds: projects.map(({ id }) => id) };
}

/** @throws moved_on naming offerings of it that are in use: what was ordered elsewhere keeps them */
async function requireNoneUsed({ db }: Ctx, uuid: string, projectIds: readonly string[]): Promise<void> {
  const elsewhere = (table: Sql) => sql`EXISTS (SELECT FROM ${table} AS used
    WHERE used.offering_id = offering.id AND used.project_id <> ALL(${[...projectIds]}::uuid[]))`;
  const used = await db.$queryRaw<{ name: string }[]>(sql`
    SELECT offering.name FROM offering WHERE offering.customer_id = ${uuid}::uuid
      AND (${elsewhere(sql`resource`)} OR ${elsewhere(sql`marketplace_order`)})
    ORDER BY offering.name LIMIT ${MOST_NAMED}`);
  if (used.length > 0)
    throwMovedOn(
      'Others use its offerings',
      used.map(({ name }) => name),
    );
}

function throwMovedOn(why: string, names: readonly string[]): never {
  throw new DomainError('moved_on', { detail: `${why}: ${names.slice(0, MOST_NAMED).join(', ')}.` });
}
