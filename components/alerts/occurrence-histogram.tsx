'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { alertHistogramQuery, type Span } from '@/components/alerts/queries';
import { QueryError } from '@/components/ui/query-error';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Skeleton } from '@/components/ui/skeleton';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { useMe } from '@/lib/client/me-query';
import type { AlertHistogram } from '@/lib/contracts/alerts/alerts';
import { formatClock, formatCount, formatShortDay, formatSoon } from '@/lib/core/wording';

const segments = [
  { id: '1h', label: 'Hour' },
  { id: '24h', label: 'Day' },
  { id: '7d', label: 'Week' },
  { id: '30d', label: 'Month' },
] as const;

const LABELS = 4;

/** When an alert occurred, as columns over time. It brings a chart library along, so it is loaded where it is shown. */
export function OccurrenceHistogram({ id }: { id: number }) {
  const [span, setSpan] = useState<Span>('24h');
  const read = useQuery(alertHistogramQuery(id, span));
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">Occurrences</h3>
        <SegmentedControl label="Time range" segments={segments} value={span} onChange={setSpan} />
      </div>
      {read.data === undefined && read.error !== null && (
        <QueryError title="Couldn’t load occurrences" error={read.error} query={read} />
      )}
      {read.data === undefined && read.error === null && <Skeleton className="h-40 w-full" />}
      {read.data && <Columns histogram={read.data} wordTick={isHours(span) ? formatClock : formatShortDay} />}
    </section>
  );
}

function isHours(span: Span): boolean {
  return span === '1h' || span === '24h';
}

interface ColumnsProps {
  histogram: AlertHistogram;
  /** What stands below a column. */
  wordTick: (instant: string, timeZone: string) => string;
}

function Columns({ histogram: { buckets }, wordTick }: ColumnsProps) {
  const { time_zone } = useMe();
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  const columns = buckets.map(({ count, from }) => ({ count, at: from, from: formatSoon(from, time_zone) }));
  return (
    <figure className="text-xs">
      <div aria-hidden className="h-36 text-text-faint">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={columns} margin={{ top: 8, right: 0, bottom: 0, left: -28 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis
              dataKey="at"
              tickFormatter={(at) => wordTick(at, time_zone)}
              interval={Math.ceil(columns.length / LABELS) - 1}
              tickLine={false}
              axisLine={{ stroke: 'var(--color-line-strong)' }}
              tick={{ fill: 'var(--color-text-muted)' }}
            />
            <YAxis
              allowDecimals={false}
              tickCount={4}
              interval={0}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--color-text-muted)' }}
            />
            <Tooltip
              labelFormatter={(at) => formatSoon(String(at), time_zone)}
              cursor={{ fill: 'var(--color-surface-hover)' }}
              isAnimationActive={false}
              contentStyle={{
                background: 'var(--color-surface-raised)',
                border: '1px solid var(--color-line-strong)',
                borderRadius: 'var(--radius-md)',
              }}
              labelStyle={{ color: 'var(--color-text-muted)' }}
              itemStyle={{ color: 'var(--color-text)' }}
            />
            <Bar
              dataKey="count"
              name="Occurrences"
              fill="var(--color-accent-fill)"
              radius={[2, 2, 0, 0]}
              isAnimationActive={false}
            />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <figcaption className="mt-1 text-text-muted">
        {formatCount(total, 'occurrence', 'occurrences')}
        <VisuallyHidden>{busiest(columns)}</VisuallyHidden>
      </figcaption>
    </figure>
  );
}

function busiest(columns: readonly { count: number; from: string }[]): string {
  const most = columns.reduce((best, one) => (one.count > best.count ? one : best), { count: 0, from: '' });
  return most.count === 0 ? '' : `, peaking at ${most.count} from ${most.from}`;
}
