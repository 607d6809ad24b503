'use client';

import { useFilters } from '@/components/actions/use-filters';
import type { UserAction } from '@/lib/contracts/actions/actions';

/** Where an action belongs; pressing a place shows only what belongs there. */
export function PlaceFilters({ action }: { action: UserAction }) {
  const { change } = useFilters();
  const { organization_name, organization_uuid, project_name, project_uuid } = action;
  return (
    <>
      {project_uuid !== null && <Place kind="project" name={project_name} onPress={() => change({ project_uuid })} />}
      {organization_uuid !== null && (
        <Place kind="organisation" name={organization_name} onPress={() => change({ organization_uuid })} />
      )}
    </>
  );
}

function Place({ kind, name, onPress }: { kind: string; name: string; onPress: () => void }) {
  return (
    <>
      {' · '}
      <button
        type="button"
        aria-label={`Show only ${kind} ${name}`}
        onClick={onPress}
        className="rounded-sm decoration-line-control underline-offset-3 hover:text-text hover:underline"
      >
        {name}
      </button>
    </>
  );
}
