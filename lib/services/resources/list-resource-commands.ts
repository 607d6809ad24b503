import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import {
  createOrderOperation,
  keepResourceOperation,
  type Resource,
  renewResourceOperation,
  terminateResourceOperation,
} from '@/lib/contracts/marketplace';
import type { listResourceCommandsOperation, ObjectCommand } from '@/lib/contracts/marketplace-details';
import type { InputOf } from '@/lib/contracts/operation';
import { dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { fillPath } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import type { ResourceChange } from '@/lib/services/resources/change-resource';
import { type FoundResource, findResource } from '@/lib/services/resources/find-resource';
import { keeping } from '@/lib/services/resources/keep-resource';
import { readResource } from '@/lib/services/resources/read-resource';
import { renewing } from '@/lib/services/resources/renew-resource';
import { terminating } from '@/lib/services/resources/terminate-resource';

type Command = Omit<ObjectCommand, 'key' | 'api_endpoint' | 'body' | 'comment_field'> & {
  change: ResourceChange;
  path: string;
};

const commands: readonly Command[] = [
  {
    change: renewing,
    path: renewResourceOperation.path,
    label: 'Renew resource',
    severity: 'low',
    consequence: 'Its end date moves forward by the offering’s renewal period.',
  },
  {
    change: terminating,
    path: terminateResourceOperation.path,
    label: 'Terminate resource',
    severity: 'high',
    consequence: 'It ends on its end date. It won’t be renewed, and no more reminders are sent.',
  },
  {
    change: keeping,
    path: keepResourceOperation.path,
    label: 'Undo termination',
    severity: 'low',
    consequence: 'People are reminded of its end again.',
  },
];

/** What the caller may do with a resource as it is, by the rules of the calls themselves. @throws not_found */
export async function listResourceCommands(
  ctx: Ctx,
  input: InputOf<typeof listResourceCommandsOperation>,
): Promise<ObjectCommand[]> {
  const answer = await readResource(ctx, input);
  const { uuid } = answer;
  const resource = await findResource(ctx, uuid);
  const granted = await grantedIn(ctx.db, requirePerson(ctx).userId, { kind: 'project', ...resource }, ctx.now);
  const possible = commands
    .filter(({ change }) => can(ctx.actor, change.permission, { granted }) && isPossible(ctx, resource, change))
    .map(({ change, path, ...words }) => ({
      key: change.operation,
      ...words,
      api_endpoint: fillPath(path, { uuid }),
      body: {},
      comment_field: null,
    }));
  return [...possible, ...(mayEndNow(ctx, resource, granted) ? [endingNow(answer)] : [])];
}

/** By the rules of placing an order that terminates it. */
function mayEndNow({ actor }: Ctx, { hasOpenOrder, state }: FoundResource, granted: readonly string[] | null): boolean {
  const isThere = state === 'OK' || state === 'ERRED';
  return (
    isThere && !hasOpenOrder && can(actor, 'RESOURCE.TERMINATE', { granted }) && can(actor, 'ORDER.CREATE', { granted })
  );
}

function endingNow({ offering_uuid, project_uuid, uuid }: Resource): ObjectCommand {
  return {
    key: createOrderOperation.id,
    label: 'Terminate now',
    severity: 'high',
    consequence: 'An order to terminate it is placed. Once it is carried out, the resource can’t be brought back.',
    api_endpoint: createOrderOperation.path,
    body: { project: project_uuid, offering: offering_uuid, resource: uuid, type: 'Terminate' },
    comment_field: null,
  };
}

function isPossible(ctx: Ctx, resource: FoundResource, { decide }: ResourceChange): boolean {
  try {
    decide(resource, dayOf(ctx.now, resource.projectTimeZone ?? env.HEED_TIME_ZONE), ctx);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
