import type { Provider } from '@/lib/contracts/actions/providers';
import { nextTime } from '@/lib/core/cron-times';
import { env } from '@/lib/core/env';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { providerOf } from '@/lib/plugins/providers/registry';
import { readSettings } from '@/lib/services/settings/read-settings';

type ProviderRow = {
  id: number;
  action_type: string;
  app_name: string;
  provider_class: string;
  display_name: string;
  is_enabled: boolean;
  schedule: string;
  last_execution: Date | null;
  last_execution_status: Provider['last_execution_status'];
  last_error: string;
  last_duration_ms: number | null;
  last_opened: number;
  last_changed: number;
  last_resolved: number;
  progress: string;
  stale_since: Date | null;
  open_actions: number;
  is_locked: boolean;
};

/** A run is noted a moment before it has its lock; until then it counts as running without. */
const LOCK_WAIT_MS = 15_000;

const INTERRUPTED = 'The run was interrupted because its process ended.';

/** A refresh holds its provider's lock until it ends, however it ends: what is left "running" without it has died. */
const isLocked = sql`EXISTS (
  SELECT 1 FROM pg_locks AS held
  WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
    AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (held.classid::bigint << 32 | held.objid::bigint) = hashtextextended('provider:' || provider.action_type, 0))`;

/** The providers that `condition` (on alias `provider`) finds, in the order of their ids. Two statements. */
export async function findProviders(ctx: Ctx, condition: Sql, part: Sql): Promise<Provider[]> {
  const rows = await ctx.db.$queryRaw<ProviderRow[]>(sql`
    SELECT provider.*, coalesce(opened.actions, 0) AS open_actions, ${isLocked} AS is_locked
    FROM user_action_provider AS provider
    LEFT JOIN (SELECT action_type, count(*)::int AS actions FROM user_action WHERE status = 'open' GROUP BY action_type)
      AS opened ON opened.action_type = provider.action_type
    WHERE ${condition} ORDER BY provider.id ${part}`);
  const { USER_ACTIONS_ENABLED } = await readSettings(ctx.db);
  return rows.map((row) => toProvider(row, ctx.now, USER_ACTIONS_ENABLED));
}

function toProvider(row: ProviderRow, now: Date, areActionsEnabled: boolean): Provider {
  const isScheduled = areActionsEnabled && row.is_enabled && providerOf(row.action_type) !== undefined;
  return {
    id: row.id,
    app_name: row.app_name,
    provider_class: row.provider_class,
    action_type: row.action_type,
    display_name: row.display_name,
    is_enabled: row.is_enabled,
    schedule: row.schedule,
    last_execution: textOf(row.last_execution),
    last_duration_ms: row.last_duration_ms,
    last_counts: { opened: row.last_opened, changed: row.last_changed, resolved: row.last_resolved },
    open_actions: row.open_actions,
    next_run: isScheduled ? textOf(nextTime(row.schedule, now, env.HEED_TIME_ZONE)) : null,
    ...lastRunOf(row, now),
  };
}

type LastRun = Pick<Provider, 'last_execution_status' | 'last_error' | 'progress' | 'stale_since'>;

function lastRunOf(row: ProviderRow, now: Date): LastRun {
  const { last_execution, last_execution_status, last_error, progress } = row;
  const stale_since = textOf(row.stale_since);
  const hasHadTime = last_execution !== null && now.getTime() - last_execution.getTime() > LOCK_WAIT_MS;
  if (last_execution_status !== 'running' || row.is_locked || !hasHadTime) {
    return { last_execution_status, last_error, progress, stale_since };
  }
  return {
    last_execution_status: 'failed',
    last_error: INTERRUPTED,
    progress: '',
    stale_since: stale_since ?? textOf(last_execution),
  };
}

function textOf(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}
