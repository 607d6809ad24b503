import { defaultSettings, type Settings, settingsSchema } from '@/lib/contracts/settings';
import type { Db } from '@/lib/db/client';

/** The installation's settings, defaults filled in. A stored value that no longer fits its schema counts as unset. One statement. */
export async function readSettings(db: Db): Promise<Settings> {
  const stored = await db.setting.findMany({ select: { key: true, value: true } });
  return settingsOf(stored);
}

/** The settings that stored rows amount to. */
export function settingsOf(stored: readonly { key: string; value: unknown }[]): Settings {
  const given = Object.fromEntries(stored.map(({ key, value }) => [key, value]));
  const usable = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(given[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return { ...defaultSettings, ...Object.fromEntries(usable) };
}
