import type { AlertHistogram, readAlertHistogramOperation } from '@/lib/contracts/alerts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { bucketOf } from '@/lib/services/alerts/counted-columns';

/** How wide a bucket is, and how many there are up to now. */
const spans = {
  '1h': { bucket_minutes: 5, buckets: 12 },
  '24h': { bucket_minutes: 60, buckets: 24 },
  '7d': { bucket_minutes: 360, buckets: 28 },
  '30d': { bucket_minutes: 1_440, buckets: 30 },
} as const;

/** When an alert was reported, in buckets that end with the one that now falls into. One statement. @throws not_found */
export async function readAlertHistogram(
  ctx: Ctx,
  { id, span }: InputOf<typeof readAlertHistogramOperation>,
): Promise<AlertHistogram> {
  const { bucket_minutes, buckets } = spans[span];
  const width = sql`make_interval(mins => ${bucket_minutes}::int)`;
  const last = bucketOf(sql`${ctx.now}::timestamptz`, bucket_minutes);
  const rows = await ctx.db.$queryRaw<{ from_at: Date; count: number }[]>(sql`
    SELECT bucket.from_at, coalesce(sum(occurred.count), 0)::int AS count
    FROM platform_alert AS alert
    CROSS JOIN generate_series(${last} - ${buckets - 1}::int * ${width}, ${last}, ${width}) AS bucket (from_at)
    LEFT JOIN alert_occurrence AS occurred ON occurred.alert_id = alert.id
      AND occurred.from_at >= bucket.from_at AND occurred.from_at < bucket.from_at + ${width}
    WHERE alert.id = ${id}::int
    GROUP BY bucket.from_at ORDER BY bucket.from_at`);
  if (rows.length === 0) throw new DomainError('not_found');
  return { bucket_minutes, buckets: rows.map(({ from_at, count }) => ({ from: from_at.toISOString(), count })) };
}
