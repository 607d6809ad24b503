import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { useMe } from '@/lib/client/me-query';
import type { PasswordLink, User } from '@/lib/contracts/users';
import { exactly } from '@/lib/core/wording';

interface LinkNoteProps {
  link: PasswordLink | null;
  sendsMail: boolean;
  user: User;
}

/** How the link to set a password reaches its person: by mail, by whoever reads this, or by either. */
export function LinkNote({ link, sendsMail, user }: LinkNoteProps) {
  const { time_zone } = useMe();
  return (
    <div className="space-y-3">
      {sendsMail ? (
        <p>
          A mail to <b className="font-medium">{user.email}</b> is on its way.
        </p>
      ) : (
        <Callout tone="warning">This installation sends no mail: hand the link over yourself.</Callout>
      )}
      {link !== null && (
        <>
          <p className="text-text-muted">
            {sendsMail && 'You can also hand over the link yourself. '}
            It is not shown again, works once, and ends {exactly(link.expires_at, time_zone)}. Whoever has it can choose
            the password: give it to {user.full_name} alone.
          </p>
          <CopyField label="Copy link" text={link.url} />
        </>
      )}
    </div>
  );
}
