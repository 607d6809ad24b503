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
  const { organizationUuid, projectUuid } = filters;
  if (organizationUuid === '' && projectUuid === '') return null;
  const project = rows.find((row) => row.project_uuid === projectUuid)?.project_name ?? 'one project';
  const organization = rows.find((row) => row.organization_uuid === organizationUuid)?.organization_name;
  return (
    <div className="flex flex-wrap gap-2">
      {projectUuid !== '' && <Chip onDrop={() => onChange({ projectUuid: '' })}>{`Project: ${project}`}</Chip>}
      {organizationUuid !== '' && (
        <Chip onDrop={() => onChange({ organizationUuid: '' })}>
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
