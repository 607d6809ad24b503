'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ownersQuery } from '@/components/service-settings/queries';
import { SearchedSelect } from '@/components/ui/searched-select';

const SHARED = 'shared';

interface OwnerFieldProps {
  error: string | undefined;
  onChange: (customer: string | null) => void;
  /** The organisation as it is known, so that it is offered whatever is searched. */
  owner: { uuid: string; name: string } | null;
  value: string | null;
}

/** Whom service settings are for: everyone, or one organisation; where there are many, a search comes first. */
export function OwnerField({ error, onChange, owner, value }: OwnerFieldProps) {
  const [words, setWords] = useState('');
  const found = useQuery(ownersQuery(words));
  const rows = (found.data?.rows ?? []).map(({ name, uuid }) => ({ id: uuid, label: name }));
  const known =
    owner !== null && rows.every(({ id }) => id !== owner.uuid) ? [{ id: owner.uuid, label: owner.name }] : [];
  return (
    <SearchedSelect
      found={found}
      what="organisations"
      searchLabel="Search organisations"
      words={words}
      onSearch={setWords}
      label="For"
      nothing="No organisations"
      options={[
        { id: SHARED, label: 'All organisations', description: 'Resources of every project can use them.' },
        ...known,
        ...rows,
      ]}
      value={value ?? SHARED}
      onChange={(id) => onChange(id === SHARED ? null : id)}
      error={error}
    />
  );
}
