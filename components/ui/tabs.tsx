'use client';

import type { ReactNode } from 'react';
import { Tabs as AriaTabs, type Key, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';

/** One tab and what it shows; `figure` is a count beside its name. */
export interface TabEntry<Id extends string> {
  content: ReactNode;
  figure?: number | undefined;
  id: Id;
  label: string;
}

interface TabsProps<Id extends string> {
  entries: readonly TabEntry<Id>[];
  /** Accessible name of the row of tabs. */
  label: string;
  onChange: (id: Id) => void;
  value: Id;
}

/** Switches between views of one page; only the chosen one is mounted. */
export function Tabs<Id extends string>({ entries, label, onChange, value }: TabsProps<Id>) {
  const choose = (key: Key) => {
    const chosen = entries.find((entry) => entry.id === key);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaTabs selectedKey={value} onSelectionChange={choose}>
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b">
        {entries.map((entry) => (
          <Tab
            key={entry.id}
            id={entry.id}
            className="-mb-px flex h-10 shrink-0 cursor-default items-center gap-2 rounded-t-md border-transparent border-b-2 px-3 font-medium text-text-muted transition-colors hover:text-text data-selected:border-accent data-selected:text-text data-focus-visible:-outline-offset-2"
          >
            {entry.label}
            {entry.figure !== undefined && (
              <span className="font-normal text-sm text-text-faint tabular-nums">{entry.figure}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {entries.map((entry) => (
        <TabPanel key={entry.id} id={entry.id} className="pt-4">
          {entry.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
