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
import { type RolePermission, rolePermissions } from '@/lib/contracts/permissions';
import { changeRoleOperation, type Role } from '@/lib/contracts/roles';

interface PermissionsDialogProps {
  onClose: () => void;
  role: Role;
}

/** Chooses what a role lets people do. */
export function PermissionsDialog({ onClose, role }: PermissionsDialogProps) {
  const change = useFormChange(() => changeRoleOperation, roleKeys.all);
  const [chosen, setChosen] = useState(() => rolePermissions.filter((one) => role.permissions.includes(one)));
  const toggle = (permission: RolePermission, isOn: boolean) =>
    setChosen(rolePermissions.filter((one) => (one === permission ? isOn : chosen.includes(one))));
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
        {rolePermissions.map((permission) => (
          <Checkbox
            key={permission}
            isSelected={chosen.includes(permission)}
            onChange={(isOn) => toggle(permission, isOn)}
          >
            {permissionLabel(permission)}
          </Checkbox>
        ))}
      </fieldset>
      {change.error && <Callout tone="danger">{change.error.message}</Callout>}
    </Dialog>
  );
}
