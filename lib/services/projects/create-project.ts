import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import type { InputOf } from '@/lib/contracts/operation';
import { createProjectOperation, type Project } from '@/lib/contracts/projects/projects';
import { callerId } from '@/lib/core/caller-id';
import { DomainError, fieldError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { keepImage, requestedImage, type SentImage } from '@/lib/services/pictures/place-image';
import { followNewProject } from '@/lib/services/projects/add-project';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { requireDates } from '@/lib/services/projects/require-dates';
import { requireKnownValues } from '@/lib/services/projects/require-known-values';
import { requireOpenCustomer } from '@/lib/services/projects/require-open-customer';
import { storedDay, todayIn } from '@/lib/services/projects/stored-day';
import { requireRoom } from '@/lib/services/quotas/require-room';

type Given = InputOf<typeof createProjectOperation>;

/**
 * Creates a project; its creator gets no role in it.
 * @throws validation_failed naming a field, also for an organisation that the caller doesn’t read; not_allowed;
 * already_exists for a taken slug; rule_broken where the organisation is blocked or archived, or its quota of projects is full
 */
export async function createProject(ctx: Ctx, given: Given, { file }: SentImage): Promise<Project> {
  const {
    customer,
    display_credit_reports: _ignored,
    end_date = null,
    image,
    slug,
    start_date = null,
    type,
    ...fields
  } = given;
  // Before a picture is decoded, which takes long.
  if (file) await requireCreation(ctx, given);
  const newImage = await requestedImage(image, file, null);
  return change(ctx, { operation: createProjectOperation.id, subjectType: 'project' }, async (tx) => {
    await requireCreation(tx, given);
    await requireOpenCustomer(tx, customer);
    await requireRoom(tx, { customerId: customer, projectId: null }, { projects: 1 });
    await requireKnownValues(tx, given, { customerId: customer });
    requireDates(null, { start_date, end_date }, todayIn(tx.now, given.time_zone ?? null));
    const { id } = await tx.db.project.create({
      data: {
        ...givenFields(fields),
        ...(slug !== undefined && { slug }),
        type_id: type ?? null,
        customer_id: customer,
        start_date: storedDay(start_date),
        end_date: storedDay(end_date),
        ...(end_date !== null && { end_date_updated_at: tx.now, end_date_requested_by_id: callerId(tx) }),
        created: tx.now,
        modified: tx.now,
      },
    });
    await keepImage(tx, { kind: 'project', uuid: id }, newImage);
    await followNewProject(tx, id);
    const facts = { customer_id: customer, start_date, end_date };
    return changed(await readProjectRow(tx, id), { subjectId: id, facts });
  });
}

const forStaff = ['slug', 'grace_period_days', 'staff_notes', 'max_service_accounts'] as const;

/** @throws validation_failed for an organisation that the caller doesn’t read; not_allowed naming the field, if it is one */
async function requireCreation(ctx: Ctx, given: Given): Promise<void> {
  const { customer, end_date } = given;
  const granted = await grantedInCustomer(ctx, customer);
  if (granted === undefined) throw fieldError('customer', 'There is no such organisation.');
  if (!can(ctx.actor, 'PROJECT.CREATE', { granted })) throw new DomainError('not_allowed');
  const denied = forStaff.find((field) => isSet(given[field]) && !can(ctx.actor, 'STAFF'));
  if (denied !== undefined) throw cannotSet(denied);
  const setsEnd = typeof end_date === 'string';
  if (setsEnd && !can(ctx.actor, 'PROJECT.DELETE', { granted })) throw cannotSet('end_date');
}

/** Clients send fields that they leave empty too. */
function isSet(value: string | number | null | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

function cannotSet(field: string): DomainError {
  return new DomainError('not_allowed', { detail: `You can’t set ${field}.` });
}

/** What the caller's roles in a customer grant; undefined where they don’t read it. */
async function grantedInCustomer({ actor, db, now }: Ctx, customerId: string): Promise<string[] | undefined> {
  const isThere = (await db.customer.count({ where: { id: customerId } })) > 0;
  if (!isThere) return undefined;
  if (actor.kind !== 'person') return [];
  const granted = await grantedIn(db, actor.userId, { kind: 'customer', customerId }, now);
  if (granted !== null || can(actor, 'STAFF_OR_SUPPORT')) return granted ?? [];
  const inProjects = await db.userRole.count({
    where: {
      user_id: actor.userId,
      is_active: true,
      OR: [{ expiration_time: null }, { expiration_time: { gt: now } }],
      project: { customer_id: customerId, is_removed: false },
    },
  });
  return inProjects > 0 ? [] : undefined;
}
