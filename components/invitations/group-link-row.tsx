'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangeLinkDialog } from '@/components/invitations/group-link-dialog';
import { isRestricted } from '@/components/invitations/link-draft';
import { invitationKeys } from '@/components/invitations/queries';
import { Button } from '@/components/ui/button';
import { CommandDialog } from '@/components/ui/command-dialog';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Pill } from '@/components/ui/pill';
import { memberRightsQuery } from '@/lib/client/member-rights-query';
import { roleLabel } from '@/lib/client/role-labels';
import { cancelGroupInvitationOperation, type GroupInvitation } from '@/lib/contracts/members/group-invitations';
import { joinPage } from '@/lib/core/invitation-routes';

/** One link to join a place, with what it gives and what can be done about it. */
export function GroupLinkRow({ link }: { link: GroupInvitation }) {
  const [asked, setAsked] = useState<'change' | 'end' | null>(null);
  const { is_active, is_public, role_name, scope_type, scope_uuid, uuid } = link;
  const { data: rights } = useQuery(memberRightsQuery({ kind: scope_type, uuid: scope_uuid }));
  const mayAdd = rights?.can_add.includes(role_name) === true;
  const path = joinPage(uuid);
  const close = () => setAsked(null);
  return (
    <ListRow
      title={
        <Link variant="quiet" href={path} prefetch={false}>
          {`Link to join: ${offerOf(link)}`}
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
            {mayAdd && rights.refusal === null && (
              <Button size="small" variant="quiet" onPress={() => setAsked('change')}>
                Change link
              </Button>
            )}
            {mayAdd && (
              <Button size="small" variant="quiet" onPress={() => setAsked('end')}>
                End link
              </Button>
            )}
            {asked === 'change' && rights !== undefined && (
              <ChangeLinkDialog link={link} rights={rights} onClose={close} />
            )}
            {asked === 'end' && <EndDialog link={link} onClose={close} />}
          </>
        )
      }
    />
  );
}

/** What a link gives, in a few words. */
export function offerOf({ auto_create_project, role_name }: GroupInvitation): string {
  return auto_create_project ? 'a project of your own' : roleLabel({ name: role_name });
}

function detailOf(link: GroupInvitation) {
  const { auto_approve, auto_create_project, created_by_full_name, project_name_template } = link;
  const parts = [
    auto_create_project && `Creates “${project_name_template ?? ''}”`,
    auto_approve && 'Approves automatically',
    isRestricted(link) && 'Lets in only some people',
    created_by_full_name !== '' && `Created by ${created_by_full_name}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function EndDialog({ link: { uuid }, onClose }: { link: GroupInvitation; onClose: () => void }) {
  return (
    <CommandDialog
      operation={() => cancelGroupInvitationOperation}
      input={{ uuid }}
      queryKey={invitationKeys.all}
      title="End this link?"
      description="No one can use it any more. Requests that wait are cancelled, and the people who asked are notified."
      confirmLabel="End link"
      done="Link ended"
      onClose={onClose}
    />
  );
}
