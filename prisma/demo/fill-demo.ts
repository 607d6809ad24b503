import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { importDemo } from '@/prisma/demo/import-demo';
import { demoPeople } from '@/prisma/demo/people';
import { playDemo } from '@/prisma/demo/play-demo';

/**
 * Fills a database with the demo installation: an import like any other, a refresh, and some changes by its people. What an
 * interrupted run had stored is stored once; changes that had begun are not begun again.
 */
export async function fillDemo(): Promise<void> {
  await importDemo();
  const external_id = { in: demoPeople.map(({ key }) => `demo-${key}`) };
  await database().user.updateMany({ where: { external_id, identity_source: 'demo' }, data: { is_demo: true } });
  await refreshActions(createContext({ kind: 'system', name: 'demo', via: 'command' }), { actionType: null });
  if ((await database().auditEntry.count({ where: { operation: { startsWith: 'user_actions' } } })) === 0)
    await playDemo();
  await database().installation.updateMany({ data: { filled_at: clock() } });
}
