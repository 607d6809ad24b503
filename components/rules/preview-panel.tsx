'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ExcludedPeople, PreviewCount, PreviewedPeople } from '@/components/rules/previewed-people';
import { previewQuery } from '@/components/rules/queries';
import { PREVIEWED, type RuleBodyDraft } from '@/components/rules/rule-draft';
import { Callout } from '@/components/ui/callout';
import { Pagination } from '@/components/ui/pagination';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { CallError } from '@/lib/client/call';

interface PreviewPanelProps {
  body: RuleBodyDraft;
  ruleId?: string;
}

/** Whom the rule would act on as it is being edited, each person explained. */
export function PreviewPanel({ body, ruleId }: PreviewPanelProps) {
  // Another rule is looked at from its first page.
  const [shown, setShown] = useState({ body, page: 1 });
  const page = shown.body === body ? shown.page : 1;
  const preview = useQuery(previewQuery(body, ruleId, page));
  const { data, error } = preview;
  const isIncomplete = error instanceof CallError && error.status === 400;
  return (
    <section
      aria-label="Preview"
      className="space-y-3 lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto"
    >
      <h2 className="font-semibold">Preview</h2>
      {isIncomplete && <p className="text-text-muted">Complete the rule to see who it finds.</p>}
      {error !== null && !isIncomplete && <Callout tone="danger">{error.message}</Callout>}
      {data === undefined && error === null && <SkeletonRows label="Counting" count={4} />}
      {data !== undefined && error === null && (
        <div
          aria-busy={preview.isPlaceholderData}
          className={preview.isPlaceholderData ? 'space-y-3 opacity-60' : 'space-y-3'}
        >
          <PreviewCount preview={data} />
          <PreviewedPeople preview={data} />
          <Pagination
            label="People"
            page={page}
            pageSize={PREVIEWED}
            total={data.count}
            onChange={(to) => setShown({ body, page: to })}
          />
          <ExcludedPeople preview={data} />
        </div>
      )}
    </section>
  );
}
