'use client';

import { useQuery } from '@tanstack/react-query';
import { requirementQuery } from '@/components/access/queries';
import { nameOfPersonQuery, type PersonFilter } from '@/components/access/review/queries';
import { FilterChip } from '@/components/ui/filter-chip';

type Ids = Partial<Record<'requirement' | PersonFilter, string>>;

const labels: Readonly<Record<PersonFilter, string>> = {
  submitter: 'Through',
  accessor: 'With access',
  recipient: 'To',
};

interface NarrowedToProps {
  ids: Ids;
  onDrop: (changes: Ids) => void;
}

/** The requirement and the people that a link narrowed the list to, each with a way to drop it. */
export function NarrowedTo({ ids, onDrop }: NarrowedToProps) {
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
        <PersonChip key={one} filter={one} id={ids[one] ?? ''} onDrop={() => onDrop({ [one]: '' })} />
      ))}
    </div>
  );
}

/** A person by name, also where the list is empty. */
function PersonChip({ filter, id, onDrop }: { filter: PersonFilter; id: string; onDrop: () => void }) {
  const name = useQuery(nameOfPersonQuery(filter, id));
  return <FilterChip onDrop={onDrop}>{`${labels[filter]}: ${name.data ?? 'one person'}`}</FilterChip>;
}
