'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useChangeProvider } from '@/components/providers/use-change-provider';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { CallError } from '@/lib/client/call';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { Provider } from '@/lib/contracts/actions/providers';
import { describeSchedule, nextTimes } from '@/lib/core/describe-schedule';
import { exactly } from '@/lib/core/wording';

const SHOWN_TIMES = 4;

const presets = ['*/15 * * * *', '0 * * * *', '0 */6 * * *', '0 6 * * *', '0 6 * * 1-5', '0 6 * * 1'];

interface ScheduleDialogProps {
  onClose: () => void;
  provider: Provider;
  scheduleZone: string;
}

/** Changes when a provider runs: a usual schedule or a cron expression, with the times that it means. */
export function ScheduleDialog({ onClose, provider, scheduleZone }: ScheduleDialogProps) {
  const formId = useId();
  const [cron, setCron] = useState(provider.schedule);
  const change = useChangeProvider();
  const schedule = cron.trim();
  const times = nextTimes(schedule, useNow(), scheduleZone, SHOWN_TIMES);
  const isValid = times.length > 0;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isValid) return;
    const onSuccess = () => {
      toast({ tone: 'success', title: 'Schedule saved' });
      onClose();
    };
    change.mutate({ id: String(provider.id), schedule }, { onSuccess });
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={formId} isPending={change.isPending}>
        Save schedule
      </Button>
    </>
  );
  return (
    <Dialog
      title={`Schedule of ${provider.display_name}`}
      isOpen
      onOpenChange={(stays) => stays || onClose()}
      actions={actions}
    >
      <form id={formId} onSubmit={save} className="space-y-4">
        <Select
          label="Common schedules"
          placeholder="Choose one"
          options={usual}
          value={known(schedule)}
          onChange={setCron}
        />
        <TextField
          label="Cron expression"
          description={`Minute, hour, day of the month, month, day of the week, in ${scheduleZone}.`}
          value={cron}
          onChange={setCron}
          error={isValid ? undefined : 'Enter a valid cron expression with five fields.'}
        />
        <Times cron={schedule} times={times} />
        {change.error !== null && <Callout tone="danger">{sentenceOf(change.error)}</Callout>}
      </form>
    </Dialog>
  );
}

const usual = presets.map((id) => ({ id, label: describeSchedule(id) ?? id }));

function known(schedule: string): string | null {
  return presets.includes(schedule) ? schedule : null;
}

function sentenceOf(error: Error): string {
  return (error instanceof CallError ? error.fields['schedule']?.[0] : undefined) ?? error.message;
}

/** What a schedule means: in words where there are any, and its next times in the reader's zone. */
function Times({ cron, times }: { cron: string; times: readonly Date[] }) {
  const { time_zone } = useMe();
  return (
    <div role="status" className="min-h-32">
      {times.length > 0 && (
        <>
          <p className="mb-1 font-medium text-sm">{describeSchedule(cron) ?? 'Next runs'}</p>
          <ol className="text-text-muted tabular-nums">
            {times.map((at) => (
              <li key={at.getTime()}>{exactly(at, time_zone)}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
