'use client';

import { ownSchedule } from '@/components/offerings/own-schedule';
import { Button } from '@/components/ui/button';
import { ListRow } from '@/components/ui/list-row';
import { Pill } from '@/components/ui/pill';
import type { Offering } from '@/lib/contracts/marketplace/offerings';
import { findReminderError } from '@/lib/contracts/marketplace/reminder-schedule';
import { formatCount, formatList } from '@/lib/core/wording';

interface OfferingRowProps {
  offering: Offering;
  onEdit: () => void;
  usualSchedule: readonly number[] | undefined;
}

/** One offering: whose it is, and how many days before the end its resources remind people. */
export function OfferingRow({ offering, onEdit, usualSchedule }: OfferingRowProps) {
  const own = ownSchedule(offering.plugin_options);
  const error = findReminderError(offering.plugin_options);
  const schedule = own ?? usualSchedule;
  return (
    <ListRow
      title={offering.name}
      detail={[
        offering.organization_name,
        offering.offering_type,
        formatCount(offering.resources_count, 'resource', 'resources'),
      ].join(' · ')}
      trailing={
        <>
          {schedule && <span>{`${formatList(schedule.map(String))} days before the end`}</span>}
          {error === null ? (
            <Pill tone={own === null ? 'neutral' : 'info'}>{own === null ? 'Default' : 'Own schedule'}</Pill>
          ) : (
            <Pill tone="warning">Can’t be used</Pill>
          )}
          {!offering.is_prepaid && <Pill tone="neutral">Not prepaid</Pill>}
        </>
      }
      actions={
        <Button size="small" aria-label={`Edit reminders of ${offering.name}`} onPress={onEdit}>
          Edit reminders
        </Button>
      }
    />
  );
}
