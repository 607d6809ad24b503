import type { Ctx } from '@/lib/db/context';

/** Whether this installation began as a demo, however it is served now. */
export async function isDemoInstallation({ db }: Ctx): Promise<boolean> {
  return (await db.installation.count({ where: { kind: 'demo' } })) > 0;
}
