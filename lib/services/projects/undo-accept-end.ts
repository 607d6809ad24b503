import type { InputOf } from '@/lib/contracts/operation';
import { undoAcceptProjectEndOperation } from '@/lib/contracts/projects/ends';
import type { Project } from '@/lib/contracts/projects/projects';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { changeAccepted } from '@/lib/services/projects/accept-end';

type Precondition = Parameters<typeof changeAccepted>[2];

/** Takes back that a project ends on its end date. @throws not_found; version_stale; not_allowed; moved_on */
export function undoAcceptEnd(
  ctx: Ctx,
  { uuid }: InputOf<typeof undoAcceptProjectEndOperation>,
  precondition: Precondition,
): Promise<Project> {
  return changeAccepted(ctx, uuid, precondition, {
    operation: undoAcceptProjectEndOperation,
    isAccepted: false,
    check: ({ end_accepted_at }) => {
      if (end_accepted_at === null) {
        throw new DomainError('moved_on', { detail: 'The end of the project has not been accepted.' });
      }
    },
  });
}
