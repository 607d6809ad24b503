'use client';

import { useQuery } from '@tanstack/react-query';
import { nextRunsQuery } from '@/components/rules/queries';
import type { RuleDraft } from '@/components/rules/rule-draft';
import { usualSchedules } from '@/components/rules/schedule-words';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { CallError } from '@/lib/client/call';
import { exactly } from '@/lib/core/wording';

interface ScheduleFieldsProps {
  draft: RuleDraft;
  edit: (changes: Partial<RuleDraft>) => void;
  errorAt: (path: string) => string | undefined;
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** When a rule runs, in words and with its next five runs. */
export function ScheduleFields({ draft: { cron, runOrder, timeZone }, edit, errorAt }: ScheduleFieldsProps) {
  const next = useQuery(nextRunsQuery(cron, timeZone));
  const usual = usualSchedules.find(({ id }) => id === cron);
  const fieldErrors = next.error instanceof CallError ? next.error.fields : {};
  return (
    <div className="space-y-3">
      <div className="grid max-w-2xl gap-3 sm:grid-cols-2">
        <Select
          label="Runs"
          value={usual?.id ?? 'other'}
          options={[...usualSchedules, { id: 'other', label: 'Another schedule' }]}
          onChange={(id) => edit({ cron: id === 'other' ? '0 6 * * 1,4' : id })}
        />
        <Select
          label="Time zone"
          value={timeZone}
          error={errorAt('schedule.time_zone')}
          options={zones.map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
          onChange={(id) => edit({ timeZone: id })}
        />
        {usual === undefined && (
          <TextField
            label="Cron expression"
            description="Minute, hour, day of the month, month, day of the week."
            value={cron}
            error={errorAt('schedule.cron') ?? fieldErrors['cron']?.[0]}
            onChange={(text) => edit({ cron: text })}
          />
        )}
        <NumberField
          label="Order"
          description="Of rules due at the same time, the lowest number runs first."
          minValue={1}
          maxValue={1_000_000}
          value={runOrder}
          error={errorAt('run_order')}
          onChange={(order) => edit({ runOrder: order })}
        />
      </div>
      {next.data !== undefined && (
        <div className="text-sm">
          <p>{next.data.sentence}</p>
          <ol aria-label="Next runs" className="mt-1 text-text-muted">
            {next.data.next_runs.map((at) => (
              <li key={at}>{exactly(at, timeZone)}</li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
