import { Archive, Ban } from 'lucide-react';
import { Pill } from '@/components/ui/pill';
import type { Customer } from '@/lib/contracts/customers/customers';

/** That an organisation is blocked or archived; nothing for one that is open. */
export function OrganisationPill({ organisation }: { organisation: Pick<Customer, 'archived' | 'blocked'> }) {
  if (organisation.archived)
    return (
      <Pill tone="neutral" icon={<Archive aria-hidden />}>
        Archived
      </Pill>
    );
  if (!organisation.blocked) return null;
  return (
    <Pill tone="danger" icon={<Ban aria-hidden />}>
      Blocked
    </Pill>
  );
}
