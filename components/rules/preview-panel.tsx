'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { previewQuery } from '@/components/rules/queries';
import { PREVIEWED, type RuleBodyDraft } from '@/components/rules/rule-draft';
import { Callout } from '@/components/ui/callout';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { Pill } from '@/components/ui/pill';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { CallError } from '@/lib/client/call';
import type { ExclusionReason } from '@/lib/contracts/rule-definition';
import type { RulePreview } from '@/lib/contracts/rule-preview';
import { adminPersonPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

/** Why people are left out, in the words of a list. */
export const exclusionLabels: Readonly<Record<ExclusionReason, string>> = {
  legal_hold: 'on legal hold',
  service_account: 'service accounts',
  self: 'wrote, activated or approved the rule',
  last_staff: 'the last active member of staff',
  staff: 'staff and support',
  excluded_by_name: 'excluded by name',
  already_done: 'already done',
  warned: 'warned, and not yet due',
  needs_attention: 'need attention',
  claimed: 'claimed by another rule',
};

interface PreviewPanelProps {
  body: RuleBodyDraft;
  ruleId?: string;
}

/** Whom the rule would act on as it is being edited, each person explained. */
export function PreviewPanel({ body, ruleId }: PreviewPanelProps) {
  const [page, setPage] = useState(1);
  const preview = useQuery({ ...previewQuery(body, ruleId, page), placeholderData: keepPreviousData });
  const { data, error } = preview;
  return (
    <section aria-label="Preview" className="space-y-3 lg:sticky lg:top-16">
      <h2 className="font-semibold">Preview</h2>
      {error !== null && error instanceof CallError && error.status === 400 && (
        <p className="text-text-muted">Complete the rule to see whom it would act on.</p>
      )}
      {error !== null && !(error instanceof CallError && error.status === 400) && (
        <Callout tone="danger">{error.message}</Callout>
      )}
      {data === undefined && error === null && <SkeletonRows label="Counting" count={4} />}
      {data !== undefined && error === null && (
        <div aria-busy={preview.isPlaceholderData} className={preview.isPlaceholderData ? 'opacity-60' : undefined}>
          <Found preview={data} />
          <Pagination label="People" page={page} pageSize={PREVIEWED} total={data.count} onChange={setPage} />
        </div>
      )}
    </section>
  );
}

function Found({ preview: { count, excluded, matched, notices, users, without_date } }: { preview: RulePreview }) {
  const left = Object.entries(excluded).filter(([, number]) => number > 0);
  return (
    <div className="space-y-3">
      <p aria-live="polite" className="text-2xl font-semibold">
        {formatCount(count, 'person', 'people')}
      </p>
      <p className="text-sm text-text-muted">
        {matched === count
          ? 'Everyone who matches.'
          : `${formatCount(matched, 'person matches', 'people match')}; some are left out.`}
        {without_date > 0 && ` ${formatCount(without_date, 'person has', 'people have')} no such date and never match.`}
      </p>
      {left.length > 0 && (
        <ul aria-label="Left out" className="text-sm">
          {left.map(([reason, number]) => (
            <li key={reason}>
              {number} {labelOf(reason)}
            </li>
          ))}
        </ul>
      )}
      {notices.map(({ code, message, path }) => (
        <Callout key={code + path} tone="warning">
          {message}
        </Callout>
      ))}
      <ul aria-label="People" className="divide-y border-y">
        {users.map(({ full_name, username, uuid, why, will }) => (
          <li key={uuid} className="py-2">
            <div className="flex items-center gap-2">
              <Link href={adminPersonPage(uuid)} target="_blank" prefetch={false}>
                {full_name}
              </Link>
              <span className="min-w-0 flex-1 truncate text-sm text-text-muted">{username}</span>
              <Pill tone={will === 'act' ? 'danger' : 'info'}>{will === 'act' ? 'Acts' : 'Warns'}</Pill>
            </div>
            <p className="text-sm text-text-muted">{why.join(' · ')}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function labelOf(reason: string): string {
  const known: Readonly<Record<string, string>> = exclusionLabels;
  return known[reason] ?? reason;
}
