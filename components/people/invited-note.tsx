import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { useMe } from '@/lib/client/me-query';
import type { Invitation } from '@/lib/contracts/users';
import { exactly } from '@/lib/core/wording';

interface InvitedNoteProps {
  invitation: Invitation;
  sendsMail: boolean;
}

/** What an invitation led to, and its link for whoever cannot get mail. */
export function InvitedNote({ invitation: { link, user }, sendsMail }: InvitedNoteProps) {
  const { time_zone } = useMe();
  return (
    <div className="space-y-3">
      {sendsMail ? (
        <p>
          A mail to <b className="font-medium">{user.email}</b> is on its way.
        </p>
      ) : (
        <Callout tone="warning">
          This installation sends no mail{link === null ? '.' : ': hand the link over yourself.'}
        </Callout>
      )}
      {link !== null && (
        <>
          <p className="text-text-muted">
            {sendsMail && 'You can also hand over the link yourself. '}
            It is not shown again, works once, and ends {exactly(link.expires_at, time_zone)}.
          </p>
          <CopyField label="Copy link" text={link.url} />
        </>
      )}
    </div>
  );
}
