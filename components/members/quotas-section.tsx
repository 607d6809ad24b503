'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type MembersPlace, quotasQuery } from '@/components/members/queries';
import { QuotaDialog } from '@/components/members/quota-dialog';
import { Button } from '@/components/ui/button';
import { PageSection } from '@/components/ui/page-section';
import { ProgressBar } from '@/components/ui/progress-bar';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { memberRightsQuery } from '@/lib/client/member-rights-query';
import type { QuotaUsage } from '@/lib/contracts/members/quotas';
import { quotaLabel } from '@/lib/core/quota-label';

/** How much a project or an organisation has of what is limited, and the way to change the limits for those who may. */
export function QuotasSection({ place }: { place: MembersPlace }) {
  const [changing, setChanging] = useState<QuotaUsage | null>(null);
  const found = useQuery(quotasQuery(place));
  const { data: rights } = useQuery(memberRightsQuery(place));
  return (
    <PageSection title="Quotas">
      <RecordStates query={found} what="quotas" loading={<Skeleton className="h-16 w-full" />}>
        {(quotas) => (
          <ul aria-label="Quotas" className="space-y-3">
            {quotas.map((quota) => (
              <li key={quota.name} className="flex items-center gap-3">
                <div className="min-w-0 max-w-120 flex-1">
                  <Usage quota={quota} />
                </div>
                {rights?.can_set_quotas === true && (
                  <Button
                    size="small"
                    aria-label={`Change limit: ${quotaLabel(quota.name)}`}
                    onPress={() => setChanging(quota)}
                  >
                    Change limit
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </RecordStates>
      {changing !== null && <QuotaDialog place={place} quota={changing} onClose={() => setChanging(null)} />}
    </PageSection>
  );
}

const figures = new Intl.NumberFormat('en');

function Usage({ quota: { limit, name, usage } }: { quota: QuotaUsage }) {
  const label = quotaLabel(name);
  if (limit === null) {
    return (
      <p className="flex justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="text-text-muted tabular-nums">{figures.format(usage)}, no limit</span>
      </p>
    );
  }
  const isFull = usage >= limit;
  return (
    <ProgressBar
      label={label}
      tone={isFull ? 'warning' : 'accent'}
      value={limit === 0 ? 1 : Math.min(1, usage / limit)}
      valueText={`${figures.format(usage)} of ${figures.format(limit)}${isFull ? ', full' : ''}`}
    />
  );
}
