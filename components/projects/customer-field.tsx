'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customersQuery } from '@/components/projects/queries';
import { PausedSearch } from '@/components/ui/paused-search';
import { QueryError } from '@/components/ui/query-error';
import { Select } from '@/components/ui/select';

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
  const { data } = found;
  const open = (data?.rows ?? []).filter(({ blocked, uuid }) => !blocked && uuid !== without);
  const hasMore = words !== '' || (data !== undefined && data.total > data.rows.length);
  return (
    <div className="space-y-2">
      {data === undefined && found.error !== null && (
        <QueryError title="Couldn’t load organisations" error={found.error} query={found} />
      )}
      {hasMore && <PausedSearch label="Search organisations" words={words} onSearch={setWords} />}
      <Select
        isRequired
        isDisabled={data === undefined}
        label="Organisation"
        placeholder={data !== undefined && open.length === 0 ? 'No organisations' : 'Choose an organisation'}
        options={open.map(({ name, uuid }) => ({ id: uuid, label: name }))}
        value={value}
        onChange={onChange}
        error={error}
      />
    </div>
  );
}
