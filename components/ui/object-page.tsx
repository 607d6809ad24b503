'use client';

import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { type Fact, Facts } from '@/components/ui/facts';
import { ListStates } from '@/components/ui/list-states';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';
import { Skeleton } from '@/components/ui/skeleton';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';

interface ObjectPageProps {
  /** Buttons beside the way back. */
  actions?: ReactNode;
  /** Where the way back leads: to the list of its like. */
  back: { href: string; label: string };
  /** What must be known before anything else. */
  banner?: ReactNode;
  children: ReactNode;
  facts: readonly Fact[];
  /** What happened to it, where that is not in a list of its own. */
  history?: HistoryQuery;
  /** Its picture, above its facts. */
  picture?: ReactNode;
  /** Its status, beside its name. */
  pill: ReactNode;
  title: string;
}

type HistoryQuery = {
  data: readonly TimelineEntry[] | undefined;
  error: Error | null;
  isFetching: boolean;
  isPlaceholderData: boolean;
  refetch: () => unknown;
};

/** The page of something that actions are about: what it is, what can be done about it, and what happened to it. */
export function ObjectPage({ actions, back, banner, children, facts, history, picture, pill, title }: ObjectPageProps) {
  const buttons = (
    <>
      <ButtonLink href={back.href} variant="quiet" icon={<ArrowLeft />}>
        {back.label}
      </ButtonLink>
      {actions}
    </>
  );
  return (
    <div className="max-w-240">
      <PageHeading title={title} actions={buttons}>
        {pill}
      </PageHeading>
      <div className="space-y-8">
        {banner}
        {picture}
        <Facts facts={facts} />
        {children}
        {history !== undefined && (
          <PageSection title="History">
            <ListStates query={history} what="the history" loading={<Skeleton className="h-4 w-1/2" />}>
              {(entries) => <Timeline entries={entries} />}
            </ListStates>
          </PageSection>
        )}
      </div>
    </div>
  );
}
