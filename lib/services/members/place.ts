import type { Scope } from '@/lib/auth/live-roles';
import type { ProjectState } from '@/lib/contracts/projects/life';
import type { Day } from '@/lib/core/dates';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isReadable as isReadableCustomer } from '@/lib/services/customers/readable-customers';
import { readStoredProject } from '@/lib/services/projects/held-project';
import { isReadableProject } from '@/lib/services/projects/is-readable-project';
import { holdCustomer, holdProject } from '@/lib/services/quotas/hold-project';

/** Where people can be members. */
export type PlaceKind = 'project' | 'customer';

/** A project or a customer by its id. */
export type PlaceRef = { kind: PlaceKind; uuid: string };

/** A project or a customer as it stands now. */
export type Place = PlaceRef & {
  name: string;
  /** Where its roles are held, and asked for. */
  scope: Exclude<Scope, { kind: 'installation' }>;
  /** Its own id, or that of the customer of the project. */
  customerId: string;
  /** Null for a customer, as what follows. */
  projectId: string | null;
  state: ProjectState | null;
  endOn: Day | null;
  removedOn: Day | null;
  isCustomerBlocked: boolean;
  isCustomerArchived: boolean;
};

/**
 * A place whose members nobody else changes until the transaction ends; of a project its customer is held too, after it, as
 * everywhere. Whoever asks. @throws not_found
 */
export async function holdPlace(tx: Ctx, { kind, uuid }: PlaceRef): Promise<Place> {
  const isHeld = kind === 'project' ? await holdProject(tx, sql`${uuid}::uuid`) : await holdCustomer(tx, uuid);
  if (!isHeld) throw new DomainError('not_found');
  return readPlace(tx, { kind, uuid });
}

/** A row of a place, by the kind and the id of it. */
type Placed = { kind: PlaceKind; place_id: string };

/**
 * A row that nobody else changes until the transaction ends, with its place, which is held before it, as by all that adds members.
 * @param lock the statement that holds the row @throws not_found
 */
export async function holdInPlace<Row extends Placed>(
  tx: Ctx,
  read: () => Promise<Row>,
  lock: Sql,
): Promise<Row & { place: Place }> {
  const { kind, place_id } = await read();
  const place = await holdPlace(tx, { kind, uuid: place_id });
  if ((await tx.db.$executeRaw(lock)) === 0) throw new DomainError('not_found');
  return { ...(await read()), place };
}

/** The same for who changes nothing. @throws not_found */
export function readPlace(ctx: Ctx, { kind, uuid }: PlaceRef): Promise<Place> {
  return kind === 'project' ? readProjectPlace(ctx, uuid) : readCustomerPlace(ctx, uuid);
}

/** The condition that role `held` is one in a place itself. */
export function isHeldIn({ kind, uuid }: PlaceRef): Sql {
  return kind === 'project' ? sql`held.project_id = ${uuid}::uuid` : sql`held.customer_id = ${uuid}::uuid`;
}

/** Demands that the caller reads a place. @throws not_found */
export async function requireReader(ctx: Ctx, { kind, uuid }: PlaceRef): Promise<void> {
  const reads = kind === 'project' ? await isReadableProject(ctx, uuid) : await readsCustomer(ctx, uuid);
  if (!reads) throw new DomainError('not_found');
}

async function readProjectPlace(ctx: Ctx, uuid: string): Promise<Place> {
  const project = await readStoredProject(ctx, uuid);
  return {
    kind: 'project',
    uuid,
    name: project.name,
    scope: { kind: 'project', projectId: uuid, customerId: project.customer_id },
    customerId: project.customer_id,
    projectId: uuid,
    state: project.state,
    endOn: project.end_date,
    removedOn: project.removed_on,
    isCustomerBlocked: project.is_customer_blocked,
    isCustomerArchived: project.is_customer_archived,
  };
}

async function readCustomerPlace({ db }: Ctx, uuid: string): Promise<Place> {
  const customer = await db.customer.findUnique({
    where: { id: uuid },
    select: { name: true, blocked: true, archived: true },
  });
  if (customer === null) throw new DomainError('not_found');
  return {
    kind: 'customer',
    uuid,
    name: customer.name,
    scope: { kind: 'customer', customerId: uuid },
    customerId: uuid,
    projectId: null,
    state: null,
    endOn: null,
    removedOn: null,
    isCustomerBlocked: customer.blocked,
    isCustomerArchived: customer.archived,
  };
}

async function readsCustomer(ctx: Ctx, uuid: string): Promise<boolean> {
  const [found] = await ctx.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM customer WHERE customer.id = ${uuid}::uuid AND ${isReadableCustomer(ctx)}`);
  return (found?.count ?? 0) > 0;
}
