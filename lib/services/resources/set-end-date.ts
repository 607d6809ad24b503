import { setEndDateOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Day } from '@/lib/core/dates';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { changeResource, type Ending, type ResourceChange, wrongState } from '@/lib/services/resources/change-resource';
import type { FoundResource } from '@/lib/services/resources/find-resource';

/**
 * Sets the day on which a resource ends, today or later in the project's zone; null clears it.
 * Whoever accepted another end date has to accept the new one again.
 * @throws validation_failed naming end_date; moved_on when the resource is terminating or terminated
 */
export function setEndDate(
  ctx: Ctx,
  { uuid, end_date }: InputOf<typeof setEndDateOperation>,
): Promise<AnswerOf<typeof setEndDateOperation>> {
  return changeResource(ctx, uuid, endingAt(end_date));
}

/** Makes a resource end on a day, or on none. */
export function endingAt(endOn: Day | null): ResourceChange {
  return {
    operation: setEndDateOperation.id,
    permission: 'RESOURCE.SET_END_DATE',
    decide: (resource, today) => endingOn(endOn, resource, today),
  };
}

function endingOn(endOn: Day | null, resource: FoundResource, today: Day): Ending {
  if (resource.state === 'TERMINATING' || resource.state === 'TERMINATED') throw wrongState(resource, 'changed');
  if (endOn !== null && endOn < today) throw fieldError('end_date', `Must be today (${today}) or later.`);
  if (endOn === resource.endOn) return resource;
  return { endOn, terminationAcceptedAt: null, terminationAcceptedById: null };
}
