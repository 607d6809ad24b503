'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { PermissionsDialog } from '@/components/roles/permissions-dialog';
import { roleListQuery } from '@/components/roles/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { PageHeading } from '@/components/ui/page-heading';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { Table } from '@/components/ui/table';
import { TableCell } from '@/components/ui/table-cell';
import { TableHeading } from '@/components/ui/table-heading';
import { TableRow } from '@/components/ui/table-row';
import { TableRowHeading } from '@/components/ui/table-row-heading';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { useMe } from '@/lib/client/me-query';
import { permissionLabel, roleLabel, scopeLabel } from '@/lib/client/role-labels';
import { rolePermissions } from '@/lib/contracts/members/permissions';
import type { Role } from '@/lib/contracts/members/roles';
import { formatCount } from '@/lib/core/wording';

/** Every role and what it lets people do as one table, and the way to change that. */
export function RolesView() {
  const [changingUuid, setChangingUuid] = useState<string | null>(null);
  const list = useQuery(roleListQuery);
  const changing = list.data?.rows.find(({ uuid }) => uuid === changingUuid);
  return (
    <div>
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
        {({ rows }) => <RolesTable roles={rows} onChange={setChangingUuid} />}
      </ListStates>
      {changing && <PermissionsDialog key={changing.uuid} role={changing} onClose={() => setChangingUuid(null)} />}
    </div>
  );
}

function RolesTable({ onChange, roles }: { onChange: (uuid: string) => void; roles: readonly Role[] }) {
  return (
    <Table label="Roles">
      <thead>
        <tr>
          <TableHeading isSticky>Permission</TableHeading>
          {roles.map((role) => (
            <TableHeading key={role.uuid}>
              <RoleHeading role={role} onChange={() => onChange(role.uuid)} />
            </TableHeading>
          ))}
        </tr>
      </thead>
      <tbody>
        {rolePermissions.map((permission) => (
          <TableRow key={permission}>
            <TableRowHeading>{permissionLabel(permission)}</TableRowHeading>
            {roles.map((role) => (
              <TableCell key={role.uuid}>
                <Granted isGranted={role.permissions.includes(permission)} role={role} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

function Granted({ isGranted, role }: { isGranted: boolean; role: Role }) {
  return (
    <>
      {isGranted && <Check aria-hidden className="size-4 text-success" />}
      <VisuallyHidden>
        {roleLabel(role)}: {isGranted ? 'yes' : 'no'}
      </VisuallyHidden>
    </>
  );
}

function RoleHeading({ onChange, role }: { onChange: () => void; role: Role }) {
  const { is_staff } = useMe();
  return (
    <div className="py-2">
      <p className="font-semibold text-text">{roleLabel(role)}</p>
      <p className="font-normal">{scopeLabel(role)}</p>
      <p className="mb-1 font-normal">{formatCount(role.users_count, 'person', 'people')}</p>
      {is_staff && (
        <Button size="small" aria-label={`Change permissions: ${roleLabel(role)}`} onPress={onChange}>
          Change
        </Button>
      )}
    </div>
  );
}
