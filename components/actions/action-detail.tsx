'use client';

import type { ReactNode } from 'react';
import { ActionHistory } from '@/components/actions/action-history';
import { formatSilence } from '@/components/actions/silence-state';
import { Callout } from '@/components/ui/callout';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { UserAction } from '@/lib/contracts/actions/actions';
import { exactly, formatDue } from '@/lib/core/wording';

/** What one action is, why it is there, where it belongs, and what happened to it. */
export function ActionDetail({ action }: { action: UserAction }) {
  const { time_zone: zone } = useMe();
  const now = useNow();
  const silence = formatSilence(action, now, zone);
  const due: UserAction['facts'] =
    action.due_date === null
      ? []
      : [{ label: formatDue(action.due_date, now, zone), value: exactly(action.due_date, zone) }];
  return (
    <div className="space-y-6">
      {action.status === 'resolved' && (
        <Callout tone="success">
          {action.resolved_reason === null ? 'Resolved.' : resolutions[action.resolved_reason]}
        </Callout>
      )}
      {silence !== '' && (
        <Callout tone="neutral">
          {silence}
          {action.silence?.reason && <span className="block text-text-muted">{action.silence.reason}</span>}
        </Callout>
      )}
      <p className="text-pretty text-lg">{action.description}</p>
      {action.status === 'open' && <Facts title="Due" facts={due} />}
      <Facts title="Why you see this" facts={action.facts} />
      <Facts title="Where" facts={placesOf(action)} />
      <Section title="History">
        <ActionHistory uuid={action.uuid} />
      </Section>
    </div>
  );
}

function placesOf(action: UserAction): UserAction['facts'] {
  const places = [
    { label: 'Resource', value: action.resource_name },
    { label: 'Offering', value: action.offering_name },
    { label: 'Project', value: action.project_name },
    { label: 'Organisation', value: action.organization_name },
  ];
  return places.filter(({ value }) => value !== '');
}

const resolutions: Readonly<Record<NonNullable<UserAction['resolved_reason']>, string>> = {
  condition_cleared: 'Resolved: no longer needed.',
  executed: 'Resolved: done.',
  access_lost: 'Resolved: you lost access.',
  object_removed: 'Resolved: removed.',
  provider_disabled: 'Resolved: provider turned off.',
};

function Facts({ facts, title }: { facts: UserAction['facts']; title: string }) {
  if (facts.length === 0) return null;
  return (
    <Section title={title}>
      <dl className="divide-y border-y">
        {facts.map(({ label, value }) => (
          <div key={label} className="flex justify-between gap-6 py-2">
            <dt className="shrink-0 text-text-muted">{label}</dt>
            <dd className="min-w-0 break-words text-end">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Section({ children, title }: { children: ReactNode; title: string }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold text-sm text-text-muted">{title}</h3>
      {children}
    </section>
  );
}
