'use client';

import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { clockIn, timeZones } from '@/components/preferences/time-zones';
import { FieldLabel } from '@/components/ui/field-label';
import { FieldNotes } from '@/components/ui/field-notes';
import { useNow } from '@/lib/client/clock-provider';

interface TimeZoneFieldProps {
  onChange: (timeZone: string) => void;
  value: string;
}

const ROW_HEIGHT_PX = 48;

/** Finds one of the world's zones by typing a part of its name; each shows the time there now. */
export function TimeZoneField({ onChange, value }: TimeZoneFieldProps) {
  const now = useNow();
  const zones = useMemo(() => timeZones(value), [value]);
  return (
    <ComboBox
      defaultItems={zones}
      selectedKey={value}
      onSelectionChange={(key) => typeof key === 'string' && key !== value && onChange(key)}
    >
      <FieldLabel>Time zone</FieldLabel>
      <Group className="control flex gap-1 p-0.5 ps-2.5">
        <Input className="w-full min-w-0 flex-1 bg-transparent outline-none" />
        <Button className="grid w-7 shrink-0 place-items-center rounded-sm text-text-muted hover:bg-surface-hover pointer-coarse:w-10 [&_svg]:size-4">
          <ChevronDown aria-hidden />
        </Button>
      </Group>
      <FieldNotes description={`It is ${clockIn(value, now)} there. Days until due are counted in this zone.`} />
      <Popover offset={4} className="overlay w-(--trigger-width) p-1">
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT_PX }}>
          <ListBox
            className="h-72 overflow-y-auto outline-none"
            renderEmptyState={() => <p className="px-2 py-1.5 text-text-muted">No zone has that in its name.</p>}
          >
            {(zone: { id: string; label: string }) => (
              <ListBoxItem id={zone.id} textValue={zone.label} className="option data-selected:text-accent">
                <span>
                  <Text slot="label" className="block">
                    {zone.label}
                  </Text>
                  <Text slot="description" className="block text-sm text-text-muted tabular-nums">
                    {clockIn(zone.id, now)}
                  </Text>
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </ComboBox>
  );
}
