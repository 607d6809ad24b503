'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ownersQuery } from '@/components/service-settings/queries';
import { SearchedSelect } from '@/components/ui/searched-select';
import { withChosen } from '@/lib/client/with-chosen';

const SHARED = 'shared';

type Owner = { uuid: string; name: string };

interface OwnerFieldProps {
  error: string | undefined;
  onChange: (customer: string | null) => void;
  /** The organisation as it is known, so that it is offered whatever is searched. */
  owner: Owner | null;
  value: string | null;
}

/** Whom service settings are for: everyone, or one organisation; where there are many, a search comes first. */
export function OwnerField({ error, onChange, owner, value }: OwnerFieldProps) {
  const [words, setWords] = useState('');
  const found = useQuery(ownersQuery(words));
  const owners = withChosen<Owner>(found.data?.rows ?? [], owner, ({ uuid }) => uuid);
  return (
    <SearchedSelect
      found={found}
      what="organisations"
      words={words}
      onSearch={setWords}
      label="For"
      nothing="No organisations"
      options={[
        { id: SHARED, label: 'All organisations', description: 'Resources of every project can use them.' },
        ...owners.map(({ name, uuid }) => ({ id: uuid, label: name })),
      ]}
      value={value ?? SHARED}
      onChange={(id) => onChange(id === SHARED ? null : id)}
      error={error}
    />
  );
}
