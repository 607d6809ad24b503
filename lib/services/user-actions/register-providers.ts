import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { actionProviders } from '@/lib/plugins/providers/registry';

/** Makes sure that every provider has its row, so that staff see it from the first start. Safe to repeat. */
export async function registerProviders(ctx: Ctx): Promise<void> {
  const given = actionProviders.map(({ actionType, appName, providerClass, pluralName, defaultSchedule }) => ({
    action_type: actionType,
    app_name: appName,
    provider_class: providerClass,
    display_name: pluralName,
    schedule: defaultSchedule,
  }));
  await ctx.db.$executeRaw(sql`
    INSERT INTO user_action_provider (action_type, app_name, provider_class, display_name, schedule)
    SELECT action_type, app_name, provider_class, display_name, schedule
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      AS given (action_type text, app_name text, provider_class text, display_name text, schedule text)
    WHERE NOT EXISTS (SELECT 1 FROM user_action_provider AS known WHERE known.action_type = given.action_type)
    ON CONFLICT (action_type) DO NOTHING`);
}
