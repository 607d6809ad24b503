import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { keepResourceOperation, renewResourceOperation, terminateResourceOperation } from '@/lib/contracts/marketplace';
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

type Command = Omit<ObjectCommand, 'key' | 'api_endpoint'> & { change: ResourceChange; path: string };

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
  const { uuid } = await readResource(ctx, input);
  const resource = await findResource(ctx, uuid);
  const granted = await grantedIn(ctx.db, requirePerson(ctx).userId, { kind: 'project', ...resource }, ctx.now);
  return commands
    .filter(({ change }) => can(ctx.actor, change.permission, { granted }) && isPossible(ctx, resource, change))
    .map(({ change, path, ...words }) => ({ key: change.operation, ...words, api_endpoint: fillPath(path, { uuid }) }));
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
