'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customersQuery } from '@/components/projects/queries';
import { SearchedSelect } from '@/components/ui/searched-select';

interface CustomerFieldProps {
  error?: string | undefined;
  /** Whether only organisations are offered where the person may create projects. */
  isToCreate: boolean;
  onChange: (uuid: string) => void;
  value: string | null;
  /** An organisation that is not offered. */
  without?: string;
}

/** Chooses an organisation that takes something new; where there are many, a search comes first. */
export function CustomerField({ error, isToCreate, onChange, value, without }: CustomerFieldProps) {
  const [words, setWords] = useState('');
  const found = useQuery(customersQuery(words, isToCreate));
  const open = (found.data?.rows ?? []).filter(({ blocked, uuid }) => !blocked && uuid !== without);
  return (
    <SearchedSelect
      isRequired
      found={found}
      what="organisations"
      words={words}
      onSearch={setWords}
      label="Organisation"
      placeholder="Choose an organisation"
      nothing="No organisations"
      options={open.map(({ name, uuid }) => ({ id: uuid, label: name }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
