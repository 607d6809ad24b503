import { Bot, LifeBuoy, Scale, ShieldCheck } from 'lucide-react';
import { Pill } from '@/components/ui/pill';
import type { User } from '@/lib/contracts/people/users';

interface PersonMarksProps extends Pick<User, 'is_staff' | 'is_support' | 'status'> {
  isOnLegalHold?: boolean;
  isServiceAccount?: boolean;
}

/** What sets a person apart: their status unless it is active, what they do for the installation, and their flags. */
export function PersonMarks({
  is_staff,
  is_support,
  isOnLegalHold = false,
  isServiceAccount = false,
  status,
}: PersonMarksProps) {
  return (
    <>
      {status === 'suspended' && <Pill tone="danger">Suspended</Pill>}
      {status === 'deleted' && <Pill tone="neutral">Deleted</Pill>}
      {is_staff && (
        <Pill tone="info" icon={<ShieldCheck aria-hidden />}>
          Staff
        </Pill>
      )}
      {is_support && (
        <Pill tone="neutral" icon={<LifeBuoy aria-hidden />}>
          Support
        </Pill>
      )}
      {isOnLegalHold && (
        <Pill tone="warning" icon={<Scale aria-hidden />}>
          Legal hold
        </Pill>
      )}
      {isServiceAccount && (
        <Pill tone="neutral" icon={<Bot aria-hidden />}>
          Service account
        </Pill>
      )}
    </>
  );
}
