'use client';

import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import { Button, Popover, Select, SelectValue, Text } from 'react-aria-components/Select';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { FieldLabel } from '@/components/ui/field-label';
import { FieldNotes } from '@/components/ui/field-notes';
import { clockIn, type TimeZone, timeZones } from '@/components/ui/time-zones';
import { useNow } from '@/lib/client/clock-provider';

interface TimeZoneFieldProps {
  description?: string | undefined;
  error?: string | undefined;
  /** What it means to choose none, which is then the first option, ''. */
  none?: string;
  onChange: (timeZone: string) => void;
  value: string;
}

const ROW_HEIGHT_PX = 48;

/** One of the world's zones, found by typing a part of its name; each shows the time there now. */
export function TimeZoneField({ description, error, none, onChange, value }: TimeZoneFieldProps) {
  const now = useNow();
  const zones = useMemo(
    () => [...(none === undefined ? [] : [{ id: '', label: none }]), ...timeZones(value)],
    [none, value],
  );
  const { contains } = useFilter({ sensitivity: 'base' });
  const current = zones.find(({ id }) => id === value);
  return (
    <Select
      isInvalid={error !== undefined}
      value={value}
      onChange={(key) => typeof key === 'string' && key !== value && onChange(key)}
    >
      <FieldLabel>Time zone</FieldLabel>
      <Button className="control flex items-center gap-2 pe-2 text-start">
        <SelectValue className="min-w-0 flex-1 truncate">{() => current?.label ?? value}</SelectValue>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-text-faint" />
      </Button>
      <FieldNotes
        description={[value !== '' && `Now ${clockIn(value, now)}.`, description].filter(Boolean).join(' ')}
        error={error}
      />
      <Popover offset={4} className="overlay w-(--trigger-width) p-1">
        <Autocomplete filter={contains}>
          <SearchField aria-label="Search time zones" autoFocus className="mb-1">
            <Input
              className="control"
              placeholder="Search time zones"
              role="combobox"
              aria-expanded
              aria-haspopup="listbox"
            />
          </SearchField>
          <Zones now={now} zones={zones} />
        </Autocomplete>
      </Popover>
    </Select>
  );
}

function Zones({ now, zones }: { now: Date; zones: readonly TimeZone[] }) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_HEIGHT_PX }}>
      <ListBox
        items={zones}
        className="h-72 overflow-y-auto outline-none"
        renderEmptyState={() => <p className="px-2 py-1.5 text-text-muted">No time zones match.</p>}
      >
        {(zone) => (
          <ListBoxItem id={zone.id} textValue={zone.label} className="option data-selected:text-accent">
            <span>
              <Text slot="label" className="block">
                {zone.label}
              </Text>
              <Text slot="description" className="block text-sm text-text-muted tabular-nums">
                {zone.id !== '' && clockIn(zone.id, now)}
              </Text>
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}
