import { type Settings, settingsSchema } from '@/lib/contracts/settings';
import type { Db } from '@/lib/db/client';

/** The installation's settings, defaults filled in. A stored value that no longer fits its schema counts as unset. One statement. */
export async function readSettings(db: Db): Promise<Settings> {
  const stored = await db.setting.findMany({ select: { key: true, value: true } });
  const given = Object.fromEntries(stored.map(({ key, value }) => [key, value]));
  const usable = Object.entries(settingsSchema.shape).map(([key, schema]) => {
    const parsed = schema.safeParse(given[key]);
    return [key, parsed.success ? parsed.data : undefined];
  });
  return settingsSchema.parse(Object.fromEntries(usable));
}
