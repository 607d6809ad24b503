import { keepResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Day } from '@/lib/core/dates';
import { DomainError } from '@/lib/core/errors';
import { formatPlainDay } from '@/lib/core/wording';
import type { Ctx } from '@/lib/db/context';
import { changeResource, type Ending, type ResourceChange, wrongState } from '@/lib/services/resources/change-resource';
import type { FoundResource } from '@/lib/services/resources/find-resource';

/**
 * Takes back that a resource ends on its end date; that day included, in the project's zone.
 * @throws moved_on when nobody accepted it, when it has ended, or when its end date has passed
 */
export function keepResource(
  ctx: Ctx,
  { uuid }: InputOf<typeof keepResourceOperation>,
): Promise<AnswerOf<typeof keepResourceOperation>> {
  return changeResource(ctx, uuid, keeping);
}

export const keeping: ResourceChange = {
  operation: keepResourceOperation.id,
  permission: 'RESOURCE.TERMINATE',
  decide: kept,
};

function kept(resource: FoundResource, today: Day): Ending {
  if (resource.state !== 'OK') throw wrongState(resource, 'kept');
  if (resource.terminationAcceptedAt === null) {
    throw new DomainError('moved_on', {
      detail: 'The end of the resource hasn’t been accepted, so there is nothing to undo.',
    });
  }
  if (resource.endOn !== null && resource.endOn < today) {
    throw new DomainError('moved_on', { detail: `The resource ended on ${formatPlainDay(resource.endOn)}.` });
  }
  return { endOn: resource.endOn, terminationAcceptedAt: null, terminationAcceptedById: null };
}
