'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { requirementQuery, requirementsQuery } from '@/components/access/queries';
import { PausedSearch } from '@/components/ui/paused-search';
import { QueryError } from '@/components/ui/query-error';
import { Select } from '@/components/ui/select';
import type { AccessRequirement } from '@/lib/contracts/access-requirements';

interface RequirementFieldProps {
  onChange: (id: string) => void;
  value: string | null;
}

/** Chooses what to request access to; where there is much, a search comes first. */
export function RequirementField({ onChange, value }: RequirementFieldProps) {
  const [words, setWords] = useState('');
  const found = useQuery(requirementsQuery(words));
  const chosen = useQuery({ ...requirementQuery(value ?? ''), enabled: value !== null });
  const { data } = found;
  const rows = withChosen(data?.rows ?? [], chosen.data);
  const hasMore = words !== '' || (data !== undefined && data.total > data.rows.length);
  return (
    <div className="max-w-120 space-y-2">
      {data === undefined && found.error !== null && (
        <QueryError title="Couldn’t load what can be requested" error={found.error} query={found} />
      )}
      {hasMore && <PausedSearch label="Search what can be requested" words={words} onSearch={setWords} />}
      <Select
        isRequired
        isDisabled={data === undefined}
        label="Access to"
        placeholder={data !== undefined && rows.length === 0 ? 'Nothing can be requested' : 'Choose what you need'}
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

function withChosen(rows: readonly AccessRequirement[], chosen: AccessRequirement | undefined) {
  return chosen === undefined || rows.some(({ id }) => id === chosen.id) ? rows : [chosen, ...rows];
}
