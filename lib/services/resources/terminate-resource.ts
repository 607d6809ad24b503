import { terminateResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { formatPlainDay } from '@/lib/core/wording';
import type { Ctx } from '@/lib/db/context';
import { changeResource, type Ending, type ResourceChange, wrongState } from '@/lib/services/resources/change-resource';
import type { FoundResource } from '@/lib/services/resources/find-resource';

/**
 * Accepts that a resource ends on its end date, so that nobody is reminded of it any more.
 * @throws moved_on in another state than OK or when accepted already; rule_broken without an end date
 */
export function terminateResource(
  ctx: Ctx,
  { uuid }: InputOf<typeof terminateResourceOperation>,
): Promise<AnswerOf<typeof terminateResourceOperation>> {
  return changeResource(ctx, uuid, terminating);
}

export const terminating: ResourceChange = {
  operation: terminateResourceOperation.id,
  permission: 'RESOURCE.TERMINATE',
  decide: (resource, _today, tx) => accepted(resource, tx),
};

function accepted(resource: FoundResource, { actor, now }: Ctx): Ending {
  if (resource.state !== 'OK') throw wrongState(resource, 'terminated');
  if (resource.endOn === null) {
    throw new DomainError('rule_broken', { detail: 'The resource has no end date.' });
  }
  if (resource.terminationAcceptedAt !== null) {
    const detail = `The end on ${formatPlainDay(resource.endOn)} has already been accepted.`;
    throw new DomainError('moved_on', { detail });
  }
  return {
    endOn: resource.endOn,
    terminationAcceptedAt: now,
    terminationAcceptedById: callerId({ actor }),
  };
}
