import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { useMe } from '@/lib/client/me-query';
import type { PasswordLink, User } from '@/lib/contracts/people/users';
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
          We’re emailing a link to <b className="font-medium">{user.email}</b>.
        </p>
      ) : (
        <Callout tone="warning">Email isn’t set up. Share the link yourself.</Callout>
      )}
      {link !== null && (
        <>
          <p className="text-text-muted">
            {sendsMail && 'You can also share the link yourself. '}
            It is shown only once, works once and expires {exactly(link.expires_at, time_zone)}. Anyone who has it can
            set the password, so share it only with {user.full_name}.
          </p>
          <CopyField label="Copy link" text={link.url} />
        </>
      )}
    </div>
  );
}
