import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { listResourceCommandsOperation, ObjectCommand } from '@/lib/contracts/marketplace/details';
import {
  createOrderOperation,
  keepResourceOperation,
  type Resource,
  renewResourceOperation,
  setEndDateOperation,
  setPausedOperation,
  terminateResourceOperation,
} from '@/lib/contracts/marketplace/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { fillPath } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { type CommandWords, objectCommand } from '@/lib/services/orders/object-command';
import { resourceError } from '@/lib/services/orders/order-place';
import type { ResourceChange } from '@/lib/services/resources/change-resource';
import { type FoundResource, findResource } from '@/lib/services/resources/find-resource';
import { keeping } from '@/lib/services/resources/keep-resource';
import { limitsCommand } from '@/lib/services/resources/limits-command';
import { readResource } from '@/lib/services/resources/read-resource';
import { renewing } from '@/lib/services/resources/renew-resource';
import { endingAt } from '@/lib/services/resources/set-end-date';
import { terminating } from '@/lib/services/resources/terminate-resource';

type Command = Pick<CommandWords, 'label' | 'severity' | 'consequence' | 'body' | 'day_field'> & {
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

/** Setting, moving and removing the day on which it ends. */
function endDateCommands({ endOn }: FoundResource): Command[] {
  const change = { change: endingAt(null), path: setEndDateOperation.path };
  const moving = {
    ...change,
    label: endOn === null ? 'Set end date' : 'Change end date',
    severity: 'low',
    consequence: 'People are reminded before it. Who has accepted an earlier end date has to accept this one again.',
    body: { end_date: endOn },
    day_field: 'end_date',
  } as const;
  if (endOn === null) return [moving];
  const consequence = 'It no longer ends automatically, and no one is reminded.';
  return [moving, { ...change, label: 'Remove end date', severity: 'low', consequence, body: { end_date: null } }];
}

/** What the caller may do with a resource as it is, by the rules of the calls themselves. @throws not_found */
export async function listResourceCommands(
  ctx: Ctx,
  input: InputOf<typeof listResourceCommandsOperation>,
): Promise<ObjectCommand[]> {
  const answer = await readResource(ctx, input);
  const { uuid } = answer;
  const resource = await findResource(ctx, uuid);
  if (resource.projectState === 'soft_deleted') return [];
  const granted = await grantedIn(ctx.db, requirePerson(ctx).userId, { kind: 'project', ...resource }, ctx.now);
  const possible = [...commands, ...endDateCommands(resource)]
    .filter(({ change }) => can(ctx.actor, change.permission, { granted }) && isPossible(ctx, resource, change))
    .map(({ change, path, ...words }) =>
      objectCommand({ ...words, key: change.operation, api_endpoint: fillPath(path, { uuid }) }),
    );
  return [
    ...possible,
    ...(await limitsCommand(ctx, answer, resource, granted)),
    ...(can(ctx.actor, 'STAFF') && resource.state !== 'TERMINATED' ? [pausing(answer)] : []),
    ...(mayEndNow(ctx, resource, granted) ? [endingNow(answer)] : []),
  ];
}

function pausing({ paused, uuid }: Resource): ObjectCommand {
  return objectCommand({
    key: setPausedOperation.id,
    label: paused ? 'Unpause resource' : 'Pause resource',
    severity: 'low',
    consequence: paused
      ? 'It is marked as no longer paused. The end of its project won’t pause it again.'
      : 'It is marked as paused until staff unpause it, whatever becomes of its project.',
    api_endpoint: fillPath(setPausedOperation.path, { uuid }),
    body: { paused: !paused },
  });
}

/** By the rules of placing an order that terminates it. */
function mayEndNow({ actor }: Ctx, resource: FoundResource, granted: readonly string[] | null): boolean {
  const mayOrder = can(actor, 'RESOURCE.TERMINATE', { granted }) && can(actor, 'ORDER.CREATE', { granted });
  return mayOrder && resourceError(resource, 'TERMINATE') === null;
}

function endingNow({ offering_uuid, project_uuid, uuid }: Resource): ObjectCommand {
  return objectCommand({
    key: createOrderOperation.id,
    label: 'Terminate now',
    severity: 'high',
    consequence: 'An order to terminate it is placed. Once it is carried out, the resource can’t be brought back.',
    api_endpoint: createOrderOperation.path,
    body: { project: project_uuid, offering: offering_uuid, resource: uuid, type: 'Terminate' },
  });
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
