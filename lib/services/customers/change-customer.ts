import { type Customer, changeCustomerOperation } from '@/lib/contracts/customers/customers';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import { type Prisma, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { type Difference, differencesOf } from '@/lib/services/audit/differences';
import { openCompletions } from '@/lib/services/completions/open-completions';
import { withAccountingDay } from '@/lib/services/customers/accounting-day';
import { requireCustomerFields } from '@/lib/services/customers/customer-permissions';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';
import { requireChecklist } from '@/lib/services/customers/require-checklist';
import { requireFreeSlug } from '@/lib/services/customers/require-free-slug';
import { recordCustomerEvents } from '@/lib/services/events/record-customer-events';
import { refreshInvitationsOfCustomer } from '@/lib/services/invitation-lives/refresh-invitations';
import { fewAndOne, fewOrAll } from '@/lib/services/jobs/few-or-all';
import {
  keepImage,
  requestedImage,
  type SentImage,
  storedVersion,
  versionOf,
} from '@/lib/services/pictures/place-image';
import { refreshCustomerActions } from '@/lib/services/place-actions/refresh-place-actions';
import { requestLives } from '@/lib/services/projects/request-lives';
import { storedDay } from '@/lib/services/projects/stored-day';
import { requirePatterns } from '@/lib/services/restrictions/require-patterns';

/** `requireVersion` is given the customer as it is now and refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: Customer) => void } & SentImage;
type Fields = Omit<InputOf<typeof changeCustomerOperation>, 'image' | 'reason' | 'uuid'>;
type Changes = Readonly<Record<string, Difference>>;

const MOST_NAMED = 10;
/** What the actions about its reviews, the ends of its roles and the checklists of its projects show or follow from. */
const placeFields = ['name', 'archived', 'project_metadata_checklist'];

/**
 * Changes fields of a customer; those given as they are count as not given. What its projects’ ends are computed with is
 * followed by the job of their lives.
 * @throws not_found; version_stale; not_allowed naming a field; validation_failed naming a field; already_exists for a taken
 * slug; moved_on when archiving one with projects
 */
export async function changeCustomer(
  ctx: Ctx,
  { image, reason = '', uuid, ...given }: InputOf<typeof changeCustomerOperation>,
  { file, requireVersion }: Precondition,
): Promise<Customer> {
  if (file) await requireImageChange(ctx, uuid);
  const place = { kind: 'customer', uuid } as const;
  const newImage = await requestedImage(image, file, place);
  return change(ctx, { operation: changeCustomerOperation.id, subjectType: 'customer' }, async (tx) => {
    const held = await tx.db.$executeRaw(sql`SELECT FROM customer WHERE id = ${uuid}::uuid FOR UPDATE`);
    if (held === 0) throw new DomainError('not_found');
    const before = await readCustomerRow(tx, uuid);
    requireVersion(before);
    const fields = withAccountingDay(given);
    const pictured = { ...withAccountingDay(before), image: await storedVersion(tx, place) };
    const changes = differencesOf(pictured, { ...fields, image: versionOf(newImage) });
    const names = Object.keys(changes);
    if (names.length === 0) return unchanged(before);
    await requireCustomerFields(tx, uuid, names);
    await requireValues(tx, before, fields, changes);
    await tx.db.customer.update({ where: { id: uuid }, data: columnsOf(tx, fields, changes) });
    if ('image' in changes) await keepImage(tx, place, newImage);
    const loggedChanges = { ...changes, ...('image' in changes && { image: { from: null, to: null } }) };
    await recordCustomerEvents(tx, [uuid], {
      type: 'customer_update_succeeded',
      message: sql`'Organisation ' || customer.name || ' was changed.'`,
      context: sql`${JSON.stringify({ changes: loggedChanges, ...(reason !== '' && { reason }) })}::jsonb`,
    });
    if ('grace_period_days' in changes) requestLives(tx);
    if ('grace_period_days' in changes || 'name' in changes) await refreshEnds(tx, uuid);
    if ('name' in changes) await refreshActions(tx, uuid);
    if ('name' in changes || 'archived' in changes) await refreshInvitationsOfCustomer(tx, uuid);
    if ('project_metadata_checklist' in changes) await openCompletions(tx, sql`project.customer_id = ${uuid}::uuid`);
    if (placeFields.some((field) => field in changes)) await refreshCustomerActions(tx, uuid);
    return changed(await readCustomerRow(tx, uuid), {
      subjectId: uuid,
      facts: recordedOf(changes),
    });
  });
}

/** Before a picture is decoded, which takes long. @throws not_found, not_allowed */
async function requireImageChange(ctx: Ctx, uuid: string): Promise<void> {
  await readCustomerRow(ctx, uuid);
  await requireCustomerFields(ctx, uuid, ['image']);
}

/** The actions about the ends of its projects, and about requests for other ones, show its name and compute with its grace. */
async function refreshEnds(tx: Ctx, customerId: string): Promise<void> {
  const [found] = await tx.db.$queryRaw<{ projectIds: string[]; requestIds: string[] }[]>(sql`
    SELECT ARRAY(SELECT id FROM project
        WHERE customer_id = ${customerId}::uuid AND NOT is_removed AND end_date IS NOT NULL ${fewAndOne})::text[] AS "projectIds",
      ARRAY(SELECT asked.id FROM end_date_change_request AS asked JOIN project ON project.id = asked.project_id
        WHERE project.customer_id = ${customerId}::uuid AND asked.state = 'pending' ${fewAndOne})::text[] AS "requestIds"`);
  if (found === undefined) return;
  const { projectIds, requestIds } = found;
  tx.emit({
    type: 'end_date_requests.changed',
    projectIds: fewOrAll(projectIds),
    requestIds: fewOrAll(requestIds),
  });
}

/** The actions about its orders and resources show its name. */
async function refreshActions(tx: Ctx, customerId: string): Promise<void> {
  const [found] = await tx.db.$queryRaw<{ orderIds: string[]; resourceIds: string[] }[]>(sql`
    SELECT ARRAY(SELECT placed.id FROM marketplace_order AS placed JOIN project ON project.id = placed.project_id
        WHERE project.customer_id = ${customerId}::uuid AND placed.state = 'PENDING_CONSUMER' ${fewAndOne})::text[] AS "orderIds",
      ARRAY(SELECT resource.id FROM resource JOIN project ON project.id = resource.project_id
        WHERE project.customer_id = ${customerId}::uuid AND resource.end_date IS NOT NULL
          AND resource.state <> 'TERMINATED' ${fewAndOne})::text[] AS "resourceIds"`);
  if (found === undefined) return;
  const { orderIds, resourceIds } = found;
  tx.emit({ type: 'orders.changed', orderIds: fewOrAll(orderIds), resourceIds: fewOrAll(resourceIds) });
}

async function requireValues(tx: Ctx, { uuid }: Customer, fields: Fields, changes: Changes): Promise<void> {
  if ('user_email_patterns' in changes) await requirePatterns(fields.user_email_patterns);
  if ('slug' in changes) await requireFreeSlug(tx, fields.slug, uuid);
  if ('project_metadata_checklist' in changes) await requireChecklist(tx, fields.project_metadata_checklist ?? null);
  if (!('archived' in changes) || fields.archived !== true) return;
  const left = await tx.db.project.findMany({
    where: { customer_id: uuid, is_removed: false },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST_NAMED,
    select: { name: true },
  });
  if (left.length === 0) return;
  const named = left.map(({ name }) => name).join(', ');
  throw new DomainError('moved_on', { detail: `Delete its projects first: ${named}.` });
}

function columnsOf(tx: Ctx, fields: Fields, changes: Changes): Prisma.CustomerUncheckedUpdateInput {
  const onlyChanged: Fields = Object.fromEntries(Object.entries(fields).filter(([name]) => name in changes));
  const { accounting_start_date, project_metadata_checklist: checklist_id, ...plain } = onlyChanged;
  return {
    ...givenFields(plain),
    ...(checklist_id !== undefined && { checklist_id }),
    ...(accounting_start_date !== undefined && { accounting_start_date: storedDay(accounting_start_date) }),
    modified: tx.now,
  };
}

const counted: ReadonlySet<string> = new Set([
  'slug',
  'blocked',
  'archived',
  'accounting_start_date',
  'max_service_accounts',
  'grace_period_days',
  'project_metadata_checklist',
]);

/** What the audit trail keeps: of texts that people wrote only that they changed. */
function recordedOf(changes: Changes): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, counted.has(name) ? value : 'changed']),
  );
}
