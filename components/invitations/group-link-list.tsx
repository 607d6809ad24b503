'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { groupInvitationsQuery, INVITATIONS_SHOWN, type Narrowing } from '@/components/invitations/queries';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Pagination } from '@/components/ui/pagination';
import { Pill } from '@/components/ui/pill';
import { refuse, toast } from '@/components/ui/toast';
import { useMe } from '@/lib/client/me-query';
import { roleLabel } from '@/lib/client/role-labels';
import { cancelGroupInvitationOperation, type GroupInvitation } from '@/lib/contracts/group-invitations';
import { joinPage } from '@/lib/core/invitation-routes';

/** The links to join a place, with what they do, and ending them. */
export function GroupLinkList({ of }: { of: Narrowing }) {
  const [page, setPage] = useState(1);
  const [ending, setEnding] = useState<GroupInvitation | null>(null);
  const found = useQuery(groupInvitationsQuery(of, page));
  if (found.data?.total === 0) return null;
  return (
    <>
      <ListStates query={found} what="links to join" skeletonCount={1}>
        {({ rows, total }) => (
          <>
            <ul aria-label="Links to join" className="border-t">
              {rows.map((link) => (
                <LinkRow key={link.uuid} link={link} onEnd={() => setEnding(link)} />
              ))}
            </ul>
            <Pagination
              label="Links to join"
              page={page}
              pageSize={INVITATIONS_SHOWN}
              total={total}
              onChange={setPage}
            />
          </>
        )}
      </ListStates>
      {ending !== null && <EndDialog link={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function LinkRow({ link, onEnd }: { link: GroupInvitation; onEnd: () => void }) {
  const me = useMe();
  const { is_active, is_public, role_name, uuid } = link;
  const path = joinPage(uuid);
  return (
    <ListRow
      title={
        <Link variant="quiet" href={path} prefetch={false}>
          {`Link to join: ${roleLabel({ name: role_name })}`}
        </Link>
      }
      detail={detailOf(link)}
      trailing={
        <>
          {is_public && <Pill tone="info">Public</Pill>}
          <Pill tone={is_active ? 'success' : 'neutral'}>{is_active ? 'Active' : 'Ended'}</Pill>
        </>
      }
      actions={
        is_active && (
          <>
            <CopyButton label="Copy link" text={`${typeof location === 'undefined' ? '' : location.origin}${path}`} />
            {!(me.is_support && !me.is_staff) && (
              <Button size="small" variant="quiet" onPress={onEnd}>
                End link
              </Button>
            )}
          </>
        )
      }
    />
  );
}

function detailOf({ auto_approve, auto_create_project, created_by_full_name, project_name_template }: GroupInvitation) {
  const parts = [
    auto_create_project && `Creates “${project_name_template ?? ''}”`,
    auto_approve && 'Approves automatically',
    created_by_full_name !== '' && `Created by ${created_by_full_name}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function EndDialog({ link: { uuid }, onClose }: { link: GroupInvitation; onClose: () => void }) {
  const { isPending, mutate } = useInvitationForm(() => cancelGroupInvitationOperation);
  const end = () =>
    mutate(
      { uuid },
      {
        onSuccess: () => toast({ tone: 'success', title: 'Link ended' }),
        onError: refuse,
        onSettled: onClose,
      },
    );
  return (
    <ConfirmDialog
      isOpen
      title="End this link?"
      description="No one can use it any more. Waiting requests are cancelled, and the people who asked are told."
      confirmLabel="End link"
      variant="danger"
      isPending={isPending}
      onConfirm={end}
      onOpenChange={(stays) => stays || onClose()}
    />
  );
}
