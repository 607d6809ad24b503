import { z } from 'zod';
import { renewResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { addMonths, type Day, isDay } from '@/lib/core/dates';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { requireNotEnded } from '@/lib/services/orders/next-step';
import { changeResource, type ResourceChange, wrongState } from '@/lib/services/resources/change-resource';
import type { FoundResource } from '@/lib/services/resources/find-resource';

const DEFAULT_RENEWAL_MONTHS = 12;
const renewal = z.object({ renewal_months: z.int().min(1).max(120) });

/**
 * Moves a resource's end date by its offering's renewal period (plugin_options.renewal_months, else 12), clamped to
 * the month's end. Whoever accepted the old end date has to accept the new one again.
 * @throws moved_on in another state than OK or with an open order; rule_broken without an end date, or when the project has ended
 */
export function renewResource(
  ctx: Ctx,
  { uuid }: InputOf<typeof renewResourceOperation>,
): Promise<AnswerOf<typeof renewResourceOperation>> {
  return changeResource(ctx, uuid, renewing);
}

export const renewing: ResourceChange = {
  operation: renewResourceOperation.id,
  permission: 'RESOURCE.SET_END_DATE',
  decide: (resource) => ({
    endOn: renewedUntil(resource),
    terminationAcceptedAt: null,
    terminationAcceptedById: null,
  }),
};

function renewedUntil(resource: FoundResource): Day {
  if (resource.state !== 'OK') throw wrongState(resource, 'renewed');
  if (resource.hasOpenOrder) {
    throw new DomainError('moved_on', { detail: 'The resource can’t be renewed: an order for it is open.' });
  }
  if (resource.endOn === null) {
    throw new DomainError('rule_broken', { detail: 'The resource has no end date, so there is nothing to renew.' });
  }
  requireNotEnded(resource);
  const endOn = addMonths(resource.endOn, renewalMonthsOf(resource.pluginOptions));
  if (!isDay(endOn)) throw new DomainError('rule_broken', { detail: 'The resource can’t be renewed any further.' });
  return endOn;
}

/** For how many months an offering renews: 1 to 120 by its plugin_options, 12 when they do not say so. */
export function renewalMonthsOf(pluginOptions: unknown): number {
  const parsed = renewal.safeParse(pluginOptions);
  return parsed.success ? parsed.data.renewal_months : DEFAULT_RENEWAL_MONTHS;
}
