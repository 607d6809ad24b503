'use client';

import { useQuery } from '@tanstack/react-query';
import { requirementQuery } from '@/components/access/queries';
import { FilterChip } from '@/components/ui/filter-chip';

type Ids = { requirement?: string; submitter?: string; accessor?: string; recipient?: string };

const labels = { submitter: 'Through', accessor: 'With access', recipient: 'To' } as const;
type PersonFilter = keyof typeof labels;

interface NarrowedToProps {
  ids: Ids;
  /** What people are called, as far as the rows on show say it. */
  names?: Partial<Record<PersonFilter, string | undefined>>;
  onDrop: (changes: Ids) => void;
}

/** The requirement and the people that a link narrowed the list to, each with a way to drop it. */
export function NarrowedTo({ ids, names = {}, onDrop }: NarrowedToProps) {
  const { requirement = '' } = ids;
  const found = useQuery({ ...requirementQuery(requirement), enabled: requirement !== '' });
  const people = (['submitter', 'accessor', 'recipient'] as const).filter((one) => (ids[one] ?? '') !== '');
  if (requirement === '' && people.length === 0) return null;
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      {requirement !== '' && (
        <FilterChip onDrop={() => onDrop({ requirement: '' })}>
          {`Requirement: ${found.data?.label ?? 'one requirement'}`}
        </FilterChip>
      )}
      {people.map((one) => (
        <FilterChip key={one} onDrop={() => onDrop({ [one]: '' })}>
          {`${labels[one]}: ${names[one] ?? 'one person'}`}
        </FilterChip>
      ))}
    </div>
  );
}
