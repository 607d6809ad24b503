import type { ReactNode } from 'react';
import { AuthCard } from '@/components/sign-in/auth-card';
import { roleLabel } from '@/lib/client/role-labels';
import type { InvitationDetails } from '@/lib/contracts/members/invitations';

interface InvitationCardProps {
  children: ReactNode;
  details: InvitationDetails;
}

/** What an invitation offers, on a page outside, and what to do about it. */
export function InvitationCard({ children, details }: InvitationCardProps) {
  const { created_by_full_name: inviter, customer_name, extra_invitation_text, role_name, scope_name } = details;
  const place = scope_name === customer_name ? scope_name : `${scope_name} (${customer_name})`;
  return (
    <AuthCard heading={`You’re invited to ${scope_name}`}>
      <div className="space-y-2 break-words">
        <p>{`${inviter === '' ? 'An admin' : inviter} invites you to ${place} as “${roleLabel({ name: role_name })}”.`}</p>
        {extra_invitation_text !== '' && (
          <p className="whitespace-pre-line text-text-muted">{`“${extra_invitation_text}”`}</p>
        )}
      </div>
      {children}
    </AuthCard>
  );
}
