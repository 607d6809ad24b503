'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ownersQuery } from '@/components/service-settings/queries';
import { PausedSearch } from '@/components/ui/paused-search';
import { Select } from '@/components/ui/select';

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
  const { data } = useQuery(ownersQuery(words));
  const found = (data?.rows ?? []).map(({ name, uuid }) => ({ id: uuid, label: name }));
  const known =
    owner !== null && found.every(({ id }) => id !== owner.uuid) ? [{ id: owner.uuid, label: owner.name }] : [];
  const hasMore = words !== '' || (data !== undefined && data.total > data.rows.length);
  return (
    <div className="space-y-2">
      {hasMore && <PausedSearch label="Search organisations" words={words} onSearch={setWords} />}
      <Select
        label="For"
        options={[
          { id: SHARED, label: 'All organisations', description: 'Resources of every project can use them.' },
          ...known,
          ...found,
        ]}
        value={value ?? SHARED}
        onChange={(id) => onChange(id === SHARED ? null : id)}
        error={error}
      />
    </div>
  );
}
