'use client';

import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { PermissionsDialog } from '@/components/roles/permissions-dialog';
import { roleListQuery } from '@/components/roles/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { PageHeading } from '@/components/ui/page-heading';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { permissionLabel, roleLabel, scopeLabel } from '@/lib/client/role-labels';
import type { Role } from '@/lib/contracts/roles';
import { formatCount } from '@/lib/core/wording';

/** Every role, what it lets people do, and the way to change that. */
export function RolesView() {
  const [changingUuid, setChangingUuid] = useState<string | null>(null);
  const list = useQuery(roleListQuery);
  const changing = list.data?.rows.find(({ uuid }) => uuid === changingUuid);
  return (
    <div className="max-w-240">
      <PageHeading title="Roles">What each role lets people do.</PageHeading>
      <ListStates
        query={list}
        what="roles"
        loading={<SkeletonRows label="Loading roles" count={6} />}
        empty={
          <EmptyState icon={<KeyRound />} title="No roles">
            Roles appear here.
          </EmptyState>
        }
      >
        {({ rows }) => (
          <ul aria-label="Roles" className="space-y-4">
            {rows.map((role) => (
              <RoleCard key={role.uuid} role={role} onChange={() => setChangingUuid(role.uuid)} />
            ))}
          </ul>
        )}
      </ListStates>
      {changing && <PermissionsDialog key={changing.uuid} role={changing} onClose={() => setChangingUuid(null)} />}
    </div>
  );
}

function RoleCard({ onChange, role }: { onChange: () => void; role: Role }) {
  return (
    <li className="rounded-lg border px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div>
          <h2 className="font-semibold">{roleLabel(role)}</h2>
          <p className="text-sm text-text-muted">
            {scopeLabel(role)} · {formatCount(role.users_count, 'person', 'people')}
          </p>
        </div>
        <Button size="small" aria-label={`Change permissions: ${roleLabel(role)}`} onPress={onChange}>
          Change permissions
        </Button>
      </div>
      <p className="mt-2">{role.permissions.map(permissionLabel).join(', ') || 'Can only view.'}</p>
    </li>
  );
}
