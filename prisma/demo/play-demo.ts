import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { silenceUserAction } from '@/lib/services/user-actions/silence-user-action';
import { contextOf } from '@/prisma/demo/context-of';
import { playAccess } from '@/prisma/demo/play-access';
import { playAlerts } from '@/prisma/demo/play-alerts';
import { playChecklists } from '@/prisma/demo/play-checklists';
import { playDeliveries } from '@/prisma/demo/play-deliveries';
import { playInvitations } from '@/prisma/demo/play-invitations';
import { playNotices } from '@/prisma/demo/play-notices';
import { playProjects } from '@/prisma/demo/play-projects';
import { playReviews } from '@/prisma/demo/play-reviews';
import { playRules } from '@/prisma/demo/play-rules';
import { playSettings } from '@/prisma/demo/play-settings';

/** What demo people did lately, done through the service functions: silences, an approval, a rejection, a renewal, and one that came too late. */
export async function playDemo(): Promise<void> {
  const max = await contextOf('max', 5);
  await silenceUserAction(max, {
    uuid: await actionOf(max, 'spectra'),
    duration_days: 7,
    reason: 'Waiting for the new telescope',
  });
  await silenceUserAction(max, { uuid: await actionOf(max, 'station-data'), mode: 'until_changed' });
  await executeUserAction(max, { uuid: await orderActionOf(max, 'demo-order-7'), action_key: 'approve_order' });
  await executeUserAction(await contextOf('max', 3), {
    uuid: await orderActionOf(max, 'demo-order-8'),
    action_key: 'reject_order',
  });
  const olga = await contextOf('olga', 2);
  await ignoreMovedOn(
    executeUserAction(olga, { uuid: await orderActionOf(olga, 'demo-order-7'), action_key: 'approve_order' }),
  );
  const astrid = await contextOf('astrid', 1);
  await executeUserAction(astrid, { uuid: await actionOf(astrid, 'sky-plates'), action_key: 'renew_resource' });
  await playProjects();
  await playSettings();
  await playChecklists();
  await playReviews();
  await playInvitations();
  await playAccess();
  await playNotices();
  await playAlerts();
  await playDeliveries();
  await playRules();
}

async function ignoreMovedOn(attempt: Promise<unknown>): Promise<void> {
  await attempt.catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'moved_on') throw error;
  });
}

async function actionOf({ actor }: Ctx, related_object_name: string): Promise<string> {
  const user_id = actor.kind === 'person' ? actor.userId : '';
  return (await database().userAction.findFirstOrThrow({ where: { user_id, related_object_name } })).id;
}

async function orderActionOf({ actor }: Ctx, external_id: string): Promise<string> {
  const order = await database().order.findUniqueOrThrow({ where: { external_id } });
  const user_id = actor.kind === 'person' ? actor.userId : '';
  return (await database().userAction.findFirstOrThrow({ where: { user_id, object_id: order.id } })).id;
}
