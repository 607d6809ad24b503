'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarDays, Plus } from 'lucide-react';
import { useState } from 'react';
import { CalendarUrlDialog } from '@/components/preferences/calendar-url-dialog';
import { EndCalendarDialog } from '@/components/preferences/end-calendar-dialog';
import { PreferencesSection } from '@/components/preferences/preferences-section';
import { calendarAddressQuery } from '@/components/preferences/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import type { CalendarAddress } from '@/lib/contracts/history/calendar';

/** The person's dates in their own calendar program: creating its URL, replacing it, and turning it off. */
export function CalendarSection() {
  const read = useQuery(calendarAddressQuery);
  const [asked, setAsked] = useState<'url' | 'end' | null>(null);
  const close = () => setAsked(null);
  const isOn = read.data?.is_on === true;
  const action = isOn ? (
    <span className="flex flex-wrap gap-2">
      <Button size="small" onPress={() => setAsked('url')}>
        Replace URL
      </Button>
      <Button size="small" variant="danger-secondary" onPress={() => setAsked('end')}>
        Turn off
      </Button>
    </span>
  ) : (
    <Button size="small" icon={<Plus />} isDisabled={read.data === undefined} onPress={() => setAsked('url')}>
      Create URL
    </Button>
  );
  return (
    <PreferencesSection title="Calendar" action={action}>
      <RecordStates query={read} what="your calendar" loading={<Skeleton className="h-12 w-full" />}>
        {(address) => (address.is_on ? <Feed address={address} /> : <Off />)}
      </RecordStates>
      {asked === 'url' && <CalendarUrlDialog onClose={close} />}
      {asked === 'end' && <EndCalendarDialog onClose={close} />}
    </PreferencesSection>
  );
}

function Off() {
  return (
    <EmptyState icon={<CalendarDays />} title="Your calendar feed is off">
      With its URL, your calendar program shows when your actions are due and when your resources and projects end.
    </EmptyState>
  );
}

function Feed({ address: { created, last_read_at } }: { address: CalendarAddress }) {
  return (
    <>
      <p className="mb-3 text-text-muted">
        Your calendar program shows when your actions are due and when your resources and projects end.
      </p>
      <Facts
        facts={[
          { label: 'URL created', value: created !== null && <Moment at={created} shows="both" /> },
          {
            label: 'Last read',
            value: last_read_at === null ? 'Not yet' : <Moment at={last_read_at} shows="both" />,
          },
        ]}
      />
    </>
  );
}
