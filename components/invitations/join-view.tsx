'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { isRestricted } from '@/components/invitations/link-draft';
import { groupInvitationQuery, ownRequestQuery } from '@/components/invitations/queries';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Facts } from '@/components/ui/facts';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { Link } from '@/components/ui/link';
import { PageHeading } from '@/components/ui/page-heading';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useMe } from '@/lib/client/me-query';
import { roleLabel } from '@/lib/client/role-labels';
import { type GroupInvitation, submitGroupRequestOperation } from '@/lib/contracts/members/group-invitations';
import { permissionRequestPage } from '@/lib/core/invitation-routes';
import { placePage, projectPage } from '@/lib/core/routes';

/** What a link to join offers, and asking for it. */
export function JoinView({ uuid }: { uuid: string }) {
  const found = useQuery(groupInvitationQuery(uuid));
  return (
    <RecordStates query={found} what="the link" loading={<Skeleton className="h-40 w-full" />}>
      {(link) => (
        <div className="max-w-160">
          <PageHeading title={`Join ${link.scope_name}`}>
            {link.scope_type === 'project' && link.customer_name}
          </PageHeading>
          <div className="space-y-6">
            {link.custom_text !== '' && <p className="whitespace-pre-line break-words">{link.custom_text}</p>}
            <Facts facts={factsOf(link)} />
            {link.is_active ? <Asking link={link} /> : <Callout tone="warning">This link has ended.</Callout>}
          </div>
        </div>
      )}
    </RecordStates>
  );
}

function factsOf(link: GroupInvitation) {
  const approves = isRestricted(link) ? 'Automatic for people it lets in' : 'Automatic';
  return [
    {
      label: 'You get',
      value: link.auto_create_project ? 'A project of your own' : roleLabel({ name: link.role_name }),
    },
    { label: 'Approval', value: link.auto_approve ? approves : `By someone who manages ${link.scope_name}` },
    { label: 'From', value: link.created_by_full_name },
  ];
}

/** The form, or for who has asked already their request. */
function Asking({ link }: { link: GroupInvitation }) {
  const me = useMe();
  const { data: request } = useQuery(ownRequestQuery(link.uuid, me.uuid));
  if (request === undefined || request === null) return <JoinForm link={link} />;
  return (
    <>
      <Callout tone="info">
        {request.state === 'pending' ? 'You’ve asked to join, and your request waits.' : 'Your request was approved.'}{' '}
        <Link href={permissionRequestPage(request.uuid)}>View your request</Link>
      </Callout>
      {link.allow_multiple_requests && <JoinForm link={link} />}
    </>
  );
}

function JoinForm({
  link: { allow_custom_project_details, auto_create_project, scope_name, uuid },
}: {
  link: GroupInvitation;
}) {
  const router = useRouter();
  const [draft, setDraft] = useState({ project_name: '', project_description: '' });
  const { error, isPending, isSuccess, mutate } = useInvitationForm(() => submitGroupRequestOperation);
  const takesDetails = auto_create_project && allow_custom_project_details;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate(
      { uuid, ...(takesDetails && draft) },
      {
        onSuccess: ({ auto_approved, project_uuid, scope_type, scope_uuid, uuid: request }) => {
          toast({ tone: 'success', title: auto_approved ? `You joined ${scope_name}` : 'Request sent' });
          const place = { kind: scope_type, uuid: scope_uuid };
          const joined = project_uuid === null ? placePage(place) : projectPage(project_uuid);
          router.push(auto_approved ? joined : permissionRequestPage(request));
        },
      },
    );
  };
  const formError = formErrorOf(error, Object.keys(draft));
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {takesDetails && (
        <>
          <TextField
            label="Name of the project"
            description="Leave empty to have it named for you."
            maxLength={500}
            value={draft.project_name}
            onChange={(project_name) => setDraft({ ...draft, project_name })}
            error={fieldErrorOf(error, 'project_name')}
          />
          <TextArea
            label="Description"
            maxLength={2_000}
            value={draft.project_description}
            onChange={(project_description) => setDraft({ ...draft, project_description })}
            error={fieldErrorOf(error, 'project_description')}
          />
        </>
      )}
      {formError !== undefined && <Callout tone="danger">{formError}</Callout>}
      <Button type="submit" variant="primary" size="large" isPending={isPending || isSuccess}>
        Ask to join
      </Button>
    </form>
  );
}
