import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { urgentActionsQuery, wholeSummaryQuery } from '@/components/actions/queries';
import { unreadCountQuery } from '@/components/notifications/queries';
import { AppShell } from '@/components/shell/app-shell';
import { requirePersonPage } from '@/lib/auth/current-person';
import { ClockProvider } from '@/lib/client/clock-provider';
import { createQueryClient } from '@/lib/client/create-query-client';
import { meQuery } from '@/lib/client/me-query';
import { QueryProvider } from '@/lib/client/query-provider';
import { clock } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import type { Ctx } from '@/lib/db/context';
import { createContext } from '@/lib/services/create-context';
import { countUnread } from '@/lib/services/notifications/count-unread';
import { readMe } from '@/lib/services/people/read-me';
import { readActionPage, readActionSummary } from './read-actions';
import { signOutHere } from './sign-out';

/** The shell around every page of a signed-in person, filled for the first paint. Layouts put their pages into it. */
export async function PersonShell({ children }: { children: ReactNode }) {
  const person = await requirePersonPage();
  const ctx = createContext(person);
  const queries = createQueryClient();
  await Promise.all([
    queries.query({ ...meQuery, queryFn: () => readMe(ctx) }),
    queries.query({ ...wholeSummaryQuery, queryFn: () => readActionSummary(ctx, {}) }).catch(() => undefined),
    queries
      .query({ ...urgentActionsQuery, queryFn: () => readActionPage(ctx, urgentActionsQuery.given) })
      .catch(() => undefined),
    ...(person.isStaff
      ? [queries.query({ ...unreadCountQuery, queryFn: () => readUnread(ctx) }).catch(() => undefined)]
      : []),
  ]);
  return (
    <QueryProvider key={person.userId}>
      <ClockProvider serverNowMs={clock().getTime()}>
        <HydrationBoundary state={dehydrate(queries)}>
          <AppShell siteName={env.HEED_SITE_NAME} signOut={signOutHere}>
            {children}
          </AppShell>
        </HydrationBoundary>
      </ClockProvider>
    </QueryProvider>
  );
}

async function readUnread(ctx: Ctx): Promise<number> {
  return (await countUnread(ctx)).unread_count;
}
