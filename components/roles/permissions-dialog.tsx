'use client';

import { useState } from 'react';
import { roleKeys } from '@/components/roles/queries';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { permissionLabel, roleLabel } from '@/lib/client/role-labels';
import { grantableIn, keptByOwners, type RolePermission } from '@/lib/contracts/members/permissions';
import { changeRoleOperation, type Role } from '@/lib/contracts/members/roles';

interface PermissionsDialogProps {
  onClose: () => void;
  role: Role;
}

/** Chooses what a role lets people do. */
export function PermissionsDialog({ onClose, role }: PermissionsDialogProps) {
  const change = useFormChange(() => changeRoleOperation, roleKeys.all);
  const offered = grantableIn(role.content_type);
  const kept = role.name === 'CUSTOMER.OWNER' ? keptByOwners : [];
  const [chosen, setChosen] = useState(() => offered.filter((one) => role.permissions.includes(one)));
  const toggle = (permission: RolePermission, isOn: boolean) =>
    setChosen(offered.filter((one) => (one === permission ? isOn : chosen.includes(one))));
  const save = () =>
    change.mutate(
      { uuid: role.uuid, permissions: chosen },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Permissions saved' });
          onClose();
        },
      },
    );
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="primary" isPending={change.isPending} onPress={save}>
        Save permissions
      </Button>
    </>
  );
  return (
    <Dialog
      isOpen
      title={`Change permissions: ${roleLabel(role)}`}
      description="Changes apply right away, to everyone who has this role."
      actions={actions}
      onOpenChange={(stays) => stays || onClose()}
    >
      <fieldset className="grid gap-x-4 sm:grid-cols-2">
        <legend className="sr-only">Permissions</legend>
        {offered.map((permission) => (
          <Checkbox
            key={permission}
            isDisabled={kept.includes(permission)}
            isSelected={chosen.includes(permission)}
            onChange={(isOn) => toggle(permission, isOn)}
          >
            {permissionLabel(permission)}
          </Checkbox>
        ))}
      </fieldset>
      {kept.length > 0 && (
        <p className="text-sm text-text-muted">
          Owners always keep the permissions over people and roles in the organisation, so that there is someone to add
          and remove others.
        </p>
      )}
      {change.error && <Callout tone="danger">{change.error.message}</Callout>}
    </Dialog>
  );
}
