'use client';

import { useQuery } from '@tanstack/react-query';
import { UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { assigneesQuery } from '@/components/alerts/queries';
import { useAlertChange } from '@/components/alerts/use-alert-change';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Menu, type MenuGroup } from '@/components/ui/menu';
import { useMe } from '@/lib/client/me-query';
import type { PlatformAlert } from '@/lib/contracts/alerts/alerts';

/** Gives an alert to oneself, to another member of staff, or back to nobody. */
export function AssignMenu({ alert: { assigned_to, id } }: { alert: PlatformAlert }) {
  const me = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const staff = useQuery({ ...assigneesQuery, enabled: isOpen });
  const assign = useAlertChange((contract) => contract.assignAlertOperation);
  const give = (userUuid: string | null) => () => assign.mutate({ id: String(id), user_uuid: userUuid });
  const isMine = assigned_to?.uuid === me.uuid;
  const own: MenuGroup['entries'] = [
    ...(isMine ? [] : [{ id: 'me', label: 'Assign to me', icon: <UserPlus />, onSelect: give(me.uuid) }]),
    ...(assigned_to === null ? [] : [{ id: 'nobody', label: 'Unassign', icon: <UserMinus />, onSelect: give(null) }]),
  ];
  const others = (staff.data ?? [])
    .filter(({ uuid }) => uuid !== me.uuid && uuid !== assigned_to?.uuid)
    .map(({ full_name, uuid }) => ({
      id: uuid,
      label: full_name,
      icon: <Avatar name={full_name} size="small" />,
      onSelect: give(uuid),
    }));
  return (
    <Menu
      placement="top start"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      groups={[
        { id: 'own', entries: own },
        ...(others.length > 0 ? [{ id: 'staff', title: 'Staff', entries: others }] : []),
      ]}
      trigger={
        <Button icon={<UserPlus />} isPending={assign.isPending}>
          Assign
        </Button>
      }
    />
  );
}
