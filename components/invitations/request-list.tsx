'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { DecideJoinDialog } from '@/components/invitations/decide-join-dialog';
import { askedOf, requestLabels } from '@/components/invitations/invitation-labels';
import { INVITATIONS_SHOWN, type Narrowing, permissionRequestsQuery } from '@/components/invitations/queries';
import { useInvitationChange } from '@/components/invitations/use-invitation-change';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { PagedList } from '@/components/ui/paged-list';
import { Pill } from '@/components/ui/pill';
import { toast } from '@/components/ui/toast';
import { useMe } from '@/lib/client/me-query';
import { memberRightsQuery } from '@/lib/client/member-rights-query';
import { cancelPermissionRequestOperation, type PermissionRequest } from '@/lib/contracts/members/permission-requests';
import { permissionRequestPage } from '@/lib/core/invitation-routes';

interface RequestListProps {
  /** What stands there without any. */
  empty: ReactNode;
  of: Narrowing;
}

type Asked = { request: PermissionRequest; isApproval: boolean } | null;

/** Who asks to join, in one place or everywhere, what became of it, and deciding about it. */
export function RequestList({ empty, of }: RequestListProps) {
  const [asked, setAsked] = useState<Asked>(null);
  return (
    <>
      <PagedList
        label="Requests to join"
        what="requests to join"
        queryOf={(page) => permissionRequestsQuery(of, page)}
        pageSize={INVITATIONS_SHOWN}
        skeletonCount={1}
        empty={empty}
        renderRow={(request) => (
          <RequestRow request={request} onDecide={(isApproval) => setAsked({ request, isApproval })} />
        )}
      />
      {asked !== null && <DecideJoinDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

interface RequestRowProps {
  onDecide: (isApproval: boolean) => void;
  request: PermissionRequest;
}

function RequestRow({ onDecide, request }: RequestRowProps) {
  const { created, created_by_full_name, created_by_username, reviewed_at, scope_name, state, uuid } = request;
  const asker = created_by_full_name === '' ? created_by_username : created_by_full_name;
  return (
    <ListRow
      title={
        <Link variant="quiet" href={permissionRequestPage(uuid)} prefetch={false}>
          {`${asker} asks to join ${scope_name}`}
        </Link>
      }
      detail={detailOf(request)}
      trailing={
        <>
          <Pill tone={requestLabels[state].tone}>{requestLabels[state].label}</Pill>
          <Moment at={reviewed_at ?? created} />
        </>
      }
      actions={state === 'pending' && <RequestButtons request={request} onDecide={onDecide} />}
    />
  );
}

function detailOf(request: PermissionRequest) {
  const { project_name, review_comment } = request;
  const parts = [
    askedOf(request),
    project_name !== '' && `Project “${project_name}”`,
    review_comment !== '' && `“${review_comment}”`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Approving and rejecting, or cancelling one’s own. */
export function RequestButtons({ onDecide, request }: RequestRowProps) {
  const me = useMe();
  const { created_by_username, customer_uuid, role_name, scope_uuid, uuid } = request;
  const isOwn = created_by_username === me.username;
  const kind = scope_uuid === customer_uuid ? 'customer' : 'project';
  const { data: rights } = useQuery({ ...memberRightsQuery({ kind, uuid: scope_uuid }), enabled: !isOwn });
  const { isPending, mutate } = useInvitationChange(() => cancelPermissionRequestOperation);
  if (isOwn) {
    const done = { onSuccess: () => toast({ tone: 'success', title: 'Request cancelled' }) };
    return (
      <Button size="small" isPending={isPending} onPress={() => mutate({ uuid }, done)}>
        Cancel request
      </Button>
    );
  }
  if (rights?.can_add.includes(role_name) !== true) return null;
  return (
    <>
      {rights.refusal === null && (
        <Button size="small" onPress={() => onDecide(true)}>
          Approve
        </Button>
      )}
      <Button size="small" variant="danger-secondary" onPress={() => onDecide(false)}>
        Reject
      </Button>
    </>
  );
}
