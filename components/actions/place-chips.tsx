'use client';

import { X } from 'lucide-react';
import type { Filters } from '@/components/actions/filters';
import { Button } from '@/components/ui/button';
import type { UserAction } from '@/lib/contracts/user-actions';

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
      {project_uuid !== '' && <Chip onDrop={() => onChange({ project_uuid: '' })}>{`Project: ${project}`}</Chip>}
      {organization_uuid !== '' && (
        <Chip onDrop={() => onChange({ organization_uuid: '' })}>
          {`Organisation: ${organization ?? 'one organisation'}`}
        </Chip>
      )}
    </div>
  );
}

function Chip({ children, onDrop }: { children: string; onDrop: () => void }) {
  return (
    <Button size="small" aria-label={`${children}, remove filter`} onPress={onDrop}>
      {children}
      <X aria-hidden />
    </Button>
  );
}
