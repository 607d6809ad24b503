import type { Metadata } from 'next';
import { AuthCard } from '@/components/sign-in/auth-card';
import { ReviewForm } from '@/components/sign-in/review-form';
import { ButtonLink } from '@/components/ui/button-link';
import { roleLabel } from '@/lib/client/role-labels';
import { invitationsPage } from '@/lib/core/invitation-routes';
import { createContext } from '@/lib/services/create-context';
import { readByReviewToken } from '@/lib/services/invitations/review-by-token';
import { reviewByLink } from '../actions';

export const metadata: Metadata = { title: 'Approve an invitation' };

type SearchParams = Promise<{ done?: string | string[]; token?: string | string[] }>;

/** Where who may add a role decides about an invitation that somebody else asked for. Opening it changes nothing. */
export default async function ReviewInvitationPage({ searchParams }: { searchParams: SearchParams }) {
  const { done, token } = await searchParams;
  const asked = typeof token === 'string' ? await readByReviewToken(createContext({ kind: 'anonymous' }), token) : null;
  if (asked === null || typeof token !== 'string') {
    return (
      <AuthCard heading={headingOf(done)}>
        <ButtonLink href={invitationsPage} size="large">
          Go to invitations
        </ButtonLink>
      </AuthCard>
    );
  }
  const { created_by_full_name: inviter, email, extra_invitation_text, role_name, scope_name } = asked;
  return (
    <AuthCard heading={`Approve an invitation to ${scope_name}?`}>
      <div className="space-y-2 break-words">
        <p>{`${inviter === '' ? 'Someone' : inviter} asks to invite ${email} to ${scope_name} as “${roleLabel({ name: role_name })}”.`}</p>
        {extra_invitation_text !== '' && <p className="text-text-muted">{`“${extra_invitation_text}”`}</p>}
      </div>
      <ReviewForm action={reviewByLink} how="approve" label="Approve and send the invitation" token={token} />
      <ReviewForm action={reviewByLink} how="reject" label="Reject" token={token} />
    </AuthCard>
  );
}

function headingOf(done: string | string[] | undefined): string {
  if (done === 'approved') return 'Invitation approved';
  return done === 'refused' ? 'Invitation rejected' : 'There’s nothing left to decide';
}
