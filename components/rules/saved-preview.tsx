'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApprovePreview } from '@/components/rules/approve-preview';
import { DownloadPreview } from '@/components/rules/download-preview';
import { ExcludedPeople, PreviewCount, PreviewedPeople } from '@/components/rules/previewed-people';
import { savedPreviewQuery } from '@/components/rules/queries';
import { PREVIEWED } from '@/components/rules/rule-draft';
import { classNames } from '@/components/ui/class-names';
import { DateField } from '@/components/ui/date-field';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { PausedSearch } from '@/components/ui/paused-search';
import { RecordStates } from '@/components/ui/record-states';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { useNow } from '@/lib/client/clock-provider';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import { lastSecondOf, laterDay } from '@/lib/core/wall-clock';
import { dayIn } from '@/lib/core/wording';

/** The API looks ten years ahead, and leap days must not lead beyond. */
const MOST_AHEAD_DAYS = 3_650;

/** Whom a stored rule finds now, or on a day to come, with its list to search, download and approve. */
export function SavedPreview({ rule }: { rule: ScheduledRule }) {
  const { time_zone } = rule.schedule;
  const today = dayIn(useNow(), time_zone);
  const [day, setDay] = useState('');
  const [page, setPage] = useState(1);
  const [words, setWords] = useState('');
  const at = day === '' ? null : lastSecondOf(day, time_zone).toISOString();
  const found = useQuery(savedPreviewQuery(rule, { at, page, q: words }));
  const preview = { ...found, data: found.data?.preview };
  const total = found.data?.total ?? 0;
  /** What is found otherwise is shown from its first page. */
  const fromFirstPage = (change: (value: string) => void) => (value: string) => {
    change(value);
    setPage(1);
  };
  return (
    <PageSection title="Who it finds">
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <DateField
          label="On (now when empty)"
          value={day}
          min={today}
          max={laterDay(today, MOST_AHEAD_DAYS)}
          onChange={fromFirstPage(setDay)}
        />
        <div className="w-64">
          <PausedSearch label="Search people" words={words} onSearch={fromFirstPage(setWords)} />
        </div>
        <DownloadPreview ruleId={rule.id} at={at} />
      </div>
      <RecordStates query={preview} what="the preview" loading={<SkeletonRows label="Counting" count={4} />}>
        {(data) => (
          <div
            aria-busy={preview.isPlaceholderData}
            className={classNames('space-y-3', preview.isPlaceholderData && 'opacity-60')}
          >
            <PreviewCount preview={data} />
            {at === null && words === '' && <ApprovePreview rule={rule} preview={data} />}
            <PreviewedPeople preview={data} />
            <Pagination label="People found" page={page} pageSize={PREVIEWED} total={total} onChange={setPage} />
            <ExcludedPeople preview={data} />
          </div>
        )}
      </RecordStates>
    </PageSection>
  );
}
