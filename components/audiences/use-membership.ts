'use client';

import { audienceKeys } from '@/components/audiences/queries';
import { toast, toastWithUndo } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import { type Audience, addMembersOperation, removeMembersOperation } from '@/lib/contracts/people/audiences';
import { formatCount } from '@/lib/core/wording';

type Member = { uuid: string; full_name: string };

/** Adds and removes members; removing can be undone. */
export function useMembership({ name, uuid }: Audience) {
  const adding = useChange(() => addMembersOperation, audienceKeys.all);
  const removing = useChange(() => removeMembersOperation, audienceKeys.all);
  return {
    isPending: adding.isPending || removing.isPending,
    add: (people: readonly Member[], onSuccess: () => void) =>
      adding.mutate(
        { uuid, user_uuids: people.map((person) => person.uuid) },
        {
          onSuccess: ({ changed }) => {
            toast({ tone: 'success', title: `${formatCount(changed, 'person', 'people')} added to ${name}` });
            onSuccess();
          },
        },
      ),
    remove: (member: Member) =>
      removing.mutate(
        { uuid, user_uuids: [member.uuid] },
        {
          onSuccess: () =>
            toastWithUndo(`${member.full_name} removed`, () => adding.mutate({ uuid, user_uuids: [member.uuid] })),
        },
      ),
  };
}
