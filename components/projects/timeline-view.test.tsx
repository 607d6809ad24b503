import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { endsBefore, endsOfYear, projectKeys } from '@/components/projects/queries';
import { TimelineView } from '@/components/projects/timeline-view';
import { ClockProvider } from '@/lib/client/clock-provider';
import { createQueryClient } from '@/lib/client/create-query-client';
import { meQuery } from '@/lib/client/me-query';

const ending = (name: string, day: string, state: string) => ({
  uuid: name,
  name,
  customer_name: 'North Lab',
  end_accepted_at: null,
  days_until_end: 1,
  end_date: day,
  effective_end_date: day,
  state,
  is_expired: state === 'expired',
  is_in_grace_period: false,
});

test('however many projects have ended, the timeline shows what ends, and says how many of either it leaves out', () => {
  const client = createQueryClient();
  client.setQueryData(meQuery.queryKey, Object.assign(Object.create(null), { time_zone: 'UTC' }));
  const ended = [ending('Late', '2026-11-20', 'expired'), ending('Early', '2026-11-01', 'expired')];
  client.setQueryData(projectKeys.list(endsBefore), { rows: ended, total: 900 });
  client.setQueryData(projectKeys.list(endsOfYear), {
    rows: [ending('Sea', '2026-12-31', 'end_date_set')],
    total: 301,
  });
  const painted = renderToString(
    <QueryClientProvider client={client}>
      <ClockProvider serverNowMs={Date.parse('2026-11-22T09:00:00Z')}>
        <TimelineView />
      </ClockProvider>
    </QueryClientProvider>,
  );
  const months = painted.slice(painted.indexOf('Ends by month'));
  expect(months).toMatch(/Already ended.*Early.*Late.*November 2026.*December 2026.*Sea/s);
  expect(painted).toContain('Only the last 2 of 900 projects that have ended are shown.');
  expect(painted).toContain('Only the first 1 of 301 projects that end are shown.');
});
