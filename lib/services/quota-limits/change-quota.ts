import { can } from '@/lib/auth/permissions';
import {
  type changeProjectQuotaOperation,
  customerQuotaNames,
  projectQuotaNames,
  type QuotaName,
  type QuotaUsage,
} from '@/lib/contracts/members/quotas';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { requireAny } from '@/lib/services/customers/customer-permissions';
import { holdPlace, type Place, type PlaceRef, requireReader } from '@/lib/services/members/place';
import { requireNotDeleted } from '@/lib/services/orders/next-step';
import { findQuotas } from '@/lib/services/quotas/find-quotas';
import { fullName } from '@/lib/services/quotas/require-room';

type Input = InputOf<typeof changeProjectQuotaOperation>;

const columnOf = {
  nc_project_count: 'max_projects',
  nc_user_count: 'max_users',
  nc_resource_count: 'max_resources',
} as const satisfies Readonly<Record<QuotaName, string>>;

/**
 * Sets a limit of a place, which may lie below what it has: the next addition is refused.
 * @throws not_found; not_allowed; validation_failed for more than the customer of a project may have, but by staff
 */
export function changeQuota(ctx: Ctx, operation: string, ref: PlaceRef, { limit, name: given }: Omit<Input, 'uuid'>) {
  return change<QuotaUsage>(ctx, { operation, subjectType: ref.kind }, async (tx) => {
    const place = await holdPlace(tx, ref);
    await requireReader(tx, ref);
    const name = (ref.kind === 'project' ? projectQuotaNames : customerQuotaNames).find((one) => one === given);
    if (name === undefined) throw new DomainError('not_found', { detail: `There is no quota ${given}.` });
    await requireSetter(tx, place);
    requireNotDeleted(place);
    const quotas = await findQuotas(tx, place);
    const before = quotas.find((one) => one.level === ref.kind && one.name === name);
    if (before === undefined) throw new DomainError('not_found');
    const answer = { name, limit, usage: before.usage };
    if (before.limit === limit) return unchanged(answer);
    const most = quotas.find((one) => one.level === 'customer' && one.name === name)?.limit ?? null;
    if (ref.kind === 'project' && !can(tx.actor, 'STAFF')) requireWithin(limit, most, name);
    const column = { [columnOf[name]]: limit };
    if (ref.kind === 'project') await tx.db.project.update({ where: { id: ref.uuid }, data: column });
    else await tx.db.customer.update({ where: { id: ref.uuid }, data: column });
    return changed(answer, {
      subjectId: ref.uuid,
      facts: { quota: name, limit: { from: before.limit, to: limit } },
      touches: [{ topic: 'projects' }],
    });
  });
}

/** Staff set all limits; who changes the customer sets those of its projects. @throws not_allowed */
async function requireSetter(ctx: Ctx, { customerId, kind }: Place): Promise<void> {
  if (can(ctx.actor, 'STAFF')) return;
  if (kind === 'customer') throw new DomainError('not_allowed');
  await requireAny(ctx, customerId, ['CUSTOMER.UPDATE']);
}

/** @throws validation_failed naming the limit of the customer */
function requireWithin(limit: number | null, most: number | null, name: QuotaName): void {
  if (limit === null || most === null || limit <= most) return;
  throw fieldError('limit', `The limit of the organisation is ${fullName(most, name)}.`);
}
