import type { SettingKey } from '@/lib/contracts/settings';
import { type Sql, sql } from '@/lib/db/client';

const key: SettingKey = 'USER_ACTIONS_ENABLED';

/** The condition that user actions are switched on; an installation that never decided has them on. */
export const isEnabled: Sql = sql`NOT EXISTS (SELECT 1 FROM setting WHERE setting.key = ${key} AND setting.value = 'false'::jsonb)`;
