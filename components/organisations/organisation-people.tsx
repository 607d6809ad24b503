'use client';

import { CustomerChecklist } from '@/components/checklists/customer-checklist';
import { InvitationsSection } from '@/components/invitations/invitations-section';
import { MembersSection } from '@/components/members/members-section';
import { QuotasSection } from '@/components/members/quotas-section';
import { ReviewSection } from '@/components/reviews/review-section';
import { ServiceAccounts } from '@/components/service-accounts/service-accounts';
import { OwnSettings } from '@/components/service-settings/own-settings';
import { useMe } from '@/lib/client/me-query';
import type { Customer } from '@/lib/contracts/customers/customers';

interface OrganisationPeopleProps {
  /** Whether the person has CUSTOMER.UPDATE there. */
  mayChange: boolean;
  organisation: Customer;
}

/** Who is in an organisation and how they get there, what it may have, and what its projects are asked. */
export function OrganisationPeople({ mayChange, organisation }: OrganisationPeopleProps) {
  const { is_support } = useMe();
  const { project_metadata_checklist, uuid } = organisation;
  const place = { kind: 'customer', uuid } as const;
  return (
    <>
      <MembersSection place={place} />
      <InvitationsSection kind="customer" uuid={uuid} />
      <ReviewSection place={place} />
      <QuotasSection place={place} />
      <ServiceAccounts place={place} />
      {mayChange && <CustomerChecklist chosen={project_metadata_checklist} uuid={uuid} />}
      {(mayChange || is_support) && <OwnSettings customer={uuid} mayChange={mayChange} />}
    </>
  );
}
