'use client';

import type { Filters } from '@/components/actions/filters';
import { FilterChip } from '@/components/ui/filter-chip';
import type { UserAction } from '@/lib/contracts/actions/actions';

interface PlaceChipsProps {
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  /** The rows on show, which know the names of the places. */
  rows: readonly UserAction[];
}

/** The places that narrow the list, each with a way to drop it. */
export function PlaceChips({ filters, onChange, rows }: PlaceChipsProps) {
  const { organization_uuid, project_uuid } = filters;
  if (organization_uuid === '' && project_uuid === '') return null;
  const project = rows.find((row) => row.project_uuid === project_uuid)?.project_name ?? 'one project';
  const organization = rows.find((row) => row.organization_uuid === organization_uuid)?.organization_name;
  return (
    <div className="flex flex-wrap gap-2">
      {project_uuid !== '' && (
        <FilterChip onDrop={() => onChange({ project_uuid: '' })}>{`Project: ${project}`}</FilterChip>
      )}
      {organization_uuid !== '' && (
        <FilterChip onDrop={() => onChange({ organization_uuid: '' })}>
          {`Organisation: ${organization ?? 'one organisation'}`}
        </FilterChip>
      )}
    </div>
  );
}
