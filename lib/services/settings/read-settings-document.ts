import { defaultSettings, type SettingsAnswer } from '@/lib/contracts/settings';
import type { Ctx } from '@/lib/db/context';
import { settingsOf } from '@/lib/services/settings/read-settings';

/** The settings with their defaults, and who changed one of them last, by name. */
export async function readSettingsDocument(ctx: Ctx): Promise<SettingsAnswer> {
  const stored = await ctx.db.setting.findMany({ orderBy: [{ modified: 'desc' }, { key: 'asc' }] });
  const latest = stored[0];
  return {
    values: settingsOf(stored),
    defaults: defaultSettings,
    modified: latest?.modified.toISOString() ?? null,
    modified_by: await nameOf(ctx, latest?.modified_by_id ?? null),
  };
}

async function nameOf(ctx: Ctx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const person = await ctx.db.user.findUnique({ where: { id }, select: { full_name: true } });
  return person?.full_name ?? null;
}
