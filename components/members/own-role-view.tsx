'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { placeOf } from '@/components/members/own-roles-view';
import { memberKeys, ownRoleQuery } from '@/components/members/queries';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { CommandDialog } from '@/components/ui/command-dialog';
import { Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { permissionLabel, roleLabel } from '@/lib/client/role-labels';
import { askToExtendRoleOperation, type HeldRole } from '@/lib/contracts/members/user-roles';
import { myAccessPage, organisationPage, projectPage } from '@/lib/core/routes';

/** One role of the person: where, until when, and what it lets them do. */
export function OwnRoleView({ uuid }: { uuid: string }) {
  const found = useQuery(ownRoleQuery(uuid));
  const [isAsking, setIsAsking] = useState(false);
  return (
    <RecordStates query={found} what="the role" loading={<Skeleton className="h-40 w-full" />}>
      {(role) => (
        <div className="max-w-240 space-y-8">
          <PageHeading
            title={`${roleLabel({ name: role.role_name })} in ${placeOf(role)}`}
            actions={
              <>
                <ButtonLink href={myAccessPage} variant="quiet" icon={<ArrowLeft />}>
                  All your roles
                </ButtonLink>
                {role.expiration_time !== null && role.scope_uuid !== null && (
                  <Button onPress={() => setIsAsking(true)}>Ask to extend</Button>
                )}
              </>
            }
          >
            {role.role_description}
          </PageHeading>
          <Facts facts={factsOf(role)} />
          <PageSection title="What it lets you do">
            <ul aria-label="Permissions" className="list-disc space-y-1 ps-5">
              {role.permissions.length === 0 ? (
                <li>View everything there</li>
              ) : (
                role.permissions.map((permission) => <li key={permission}>{permissionLabel(permission)}</li>)
              )}
            </ul>
          </PageSection>
          {isAsking && <AskDialog role={role} onClose={() => setIsAsking(false)} />}
        </div>
      )}
    </RecordStates>
  );
}

function factsOf(role: HeldRole) {
  const {
    created,
    created_by_full_name,
    customer_name,
    customer_uuid,
    expiration_time,
    extension_asked_at,
    scope_type,
  } = role;
  return [
    {
      label: 'Project',
      value: scope_type === 'project' && role.scope_uuid !== null && (
        <Link href={projectPage(role.scope_uuid)}>{role.scope_name}</Link>
      ),
    },
    {
      label: 'Organisation',
      value: customer_uuid !== null && <Link href={organisationPage(customer_uuid)}>{customer_name}</Link>,
    },
    { label: 'Granted', value: <Moment at={created} shows="both" /> },
    { label: 'Granted by', value: created_by_full_name },
    { label: 'Expires', value: expiration_time === null ? 'No expiry' : <Moment at={expiration_time} shows="both" /> },
    { label: 'Asked to extend', value: extension_asked_at && <Moment at={extension_asked_at} shows="both" /> },
  ];
}

function AskDialog({ onClose, role }: { onClose: () => void; role: HeldRole }) {
  return (
    <CommandDialog
      operation={() => askToExtendRoleOperation}
      input={{ uuid: role.uuid }}
      queryKey={memberKeys.own}
      variant="primary"
      title="Ask to extend this role?"
      description="Those who can change your role are notified. You can ask once in 24 hours."
      confirmLabel="Ask to extend"
      done="Request sent"
      onClose={onClose}
    />
  );
}
