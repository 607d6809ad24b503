'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { requirementQuery, requirementsQuery } from '@/components/access/queries';
import { SearchedSelect } from '@/components/ui/searched-select';
import { withChosen } from '@/lib/client/with-chosen';

interface RequirementFieldProps {
  onChange: (id: string) => void;
  value: string | null;
}

/** Chooses what to request access to; where there is much, a search comes first. */
export function RequirementField({ onChange, value }: RequirementFieldProps) {
  const [words, setWords] = useState('');
  const found = useQuery(requirementsQuery(words));
  const chosen = useQuery({ ...requirementQuery(value ?? ''), enabled: value !== null });
  const rows = withChosen(found.data?.rows ?? [], chosen.data, ({ id }) => id);
  return (
    <div className="max-w-120">
      <SearchedSelect
        isRequired
        found={found}
        what="what can be requested"
        words={words}
        onSearch={setWords}
        label="Access to"
        placeholder="Choose what you need"
        nothing="Nothing can be requested"
        options={rows.map(({ id, label, name }) => ({
          id,
          label,
          ...(name !== label && { description: name }),
        }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
