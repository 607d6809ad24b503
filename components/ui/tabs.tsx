'use client';

import type { ReactNode } from 'react';
import { Tabs as AriaTabs, type Key, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';

interface TabsProps<Id extends string> {
  /** What the chosen tab shows. */
  children: ReactNode;
  /** Accessible name of the row of tabs. */
  label: string;
  onChange: (id: Id) => void;
  tabs: readonly { id: Id; label: string }[];
  value: Id;
}

/** Pages of one page, exactly one shown; arrows move between their names. */
export function Tabs<Id extends string>({ children, label, onChange, tabs, value }: TabsProps<Id>) {
  const choose = (key: Key) => {
    const chosen = tabs.find(({ id }) => id === key);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaTabs selectedKey={value} onSelectionChange={choose}>
      <TabList aria-label={label} className="flex gap-1 border-b">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="-mb-px flex min-h-9 cursor-default items-center border-transparent border-b-2 px-3 font-medium text-text-muted transition-colors hover:text-text data-selected:border-accent data-selected:text-text pointer-coarse:min-h-11"
          >
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id }) => (
        <TabPanel key={id} id={id} className="pt-4 outline-none">
          {id === value && children}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
