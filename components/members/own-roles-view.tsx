'use client';

import { KeyRound } from 'lucide-react';
import { OWN_ROLES_SHOWN, ownRolesQuery } from '@/components/members/queries';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { PagedList } from '@/components/ui/paged-list';
import { useMe } from '@/lib/client/me-query';
import { permissionLabel, roleLabel } from '@/lib/client/role-labels';
import type { HeldRole } from '@/lib/contracts/members/user-roles';
import { myRolePage } from '@/lib/core/routes';

/** What the person may do, and by which role of theirs. */
export function OwnRolesView() {
  return (
    <div className="max-w-240">
      <PageHeading title="What I may do, and where from">
        Your roles in projects and organisations, and what each lets you do.
      </PageHeading>
      <InstallationRole />
      <PagedList
        label="Your roles"
        what="your roles"
        queryOf={ownRolesQuery}
        pageSize={OWN_ROLES_SHOWN}
        skeletonCount={4}
        empty={
          <EmptyState icon={<KeyRound />} title="No roles yet">
            Once someone gives you a role in a project or an organisation, it appears here.
          </EmptyState>
        }
        renderRow={(role) => <OwnRoleRow role={role} />}
      />
    </div>
  );
}

/** What the person may do in the whole installation, whatever their roles. */
function InstallationRole() {
  const { is_staff, is_support } = useMe();
  if (!is_staff && !is_support) return null;
  return (
    <p className="mb-4 text-text-muted">
      {is_staff
        ? 'You are a member of staff: you can see and change everything in this installation.'
        : 'You are in support: you can see everything in this installation. What you may change depends on your roles.'}
    </p>
  );
}

function OwnRoleRow({ role }: { role: HeldRole }) {
  const { expiration_time, permissions, role_name, uuid } = role;
  return (
    <ListRow
      title={
        <Link variant="quiet" href={myRolePage(uuid)} prefetch={false}>
          {roleLabel({ name: role_name })} in {placeOf(role)}
        </Link>
      }
      detail={permissions.map(permissionLabel).join(', ') || 'Can only view.'}
      trailing={
        <span className="whitespace-nowrap text-text-muted">
          {expiration_time === null ? (
            'No expiry'
          ) : (
            <>
              Expires <Moment at={expiration_time} />
            </>
          )}
        </span>
      }
    />
  );
}

/** Where a role is held, in words. */
export function placeOf({ scope_name, scope_type }: HeldRole): string {
  return scope_type === 'installation' ? 'the whole installation' : scope_name;
}
