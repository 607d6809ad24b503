'use client';

import { untilInWords } from '@/components/access/access-labels';
import { AccessPill } from '@/components/access/access-pill';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { MyAccess } from '@/lib/contracts/access/people';
import { accessRequirementPage, accessSubmissionPage, requestAccessPage } from '@/lib/core/routes';
import { formatCount, formatDay } from '@/lib/core/wording';

/** One requirement in the list: whether the person has access, until when, and what they can do about it. */
export function MyAccessRow({ access }: { access: MyAccess }) {
  const { label, people_count, requirement_id } = access;
  const inWords = useExpiryWords(access);
  const people = people_count > 0 && `${formatCount(people_count, 'person has', 'people have')} access through you`;
  return (
    <ListRow
      title={
        <Link variant="quiet" href={accessRequirementPage(requirement_id)} data-row>
          {label}
        </Link>
      }
      detail={[inWords, people].filter(Boolean).join(' · ')}
      trailing={<AccessPill access={access} />}
      actions={<AccessButton access={access} />}
    />
  );
}

/** "30 Nov 2026, 12 days left", or when it ended; in the reader’s zone. */
export function useExpiryWords({ ended_at, expired_on, has_access }: MyAccess): string {
  const now = useNow();
  const { time_zone: zone } = useMe();
  if (has_access) return untilInWords(expired_on, now, zone);
  return ended_at === null ? 'No access of your own' : `Ended ${formatDay(ended_at, zone)}`;
}

interface AccessButtonProps {
  access: MyAccess;
  /** `medium` is the main button of a page. */
  size?: 'small' | 'medium';
}

/** Requests or renews access, or leads to the request that is open already. */
export function AccessButton({ access, size = 'small' }: AccessButtonProps) {
  const variant = size === 'medium' ? 'primary' : 'secondary';
  const { ended_at, is_archived, label, open_submission, people_count, requirement_id } = access;
  if (open_submission !== null) {
    const words = open_submission.state === 'DRAFT' ? 'Continue draft' : 'View request';
    return (
      <ButtonLink
        size={size}
        variant={variant}
        aria-label={`${words}: ${label}`}
        href={accessSubmissionPage(open_submission.id)}
      >
        {words}
      </ButtonLink>
    );
  }
  if (is_archived) return null;
  const first = ended_at === null ? 'Request access' : 'Request again';
  const words = people_count > 0 ? 'Renew' : first;
  return (
    <ButtonLink
      size={size}
      variant={variant}
      aria-label={`${words}: ${label}`}
      href={requestAccessPage(requirement_id)}
    >
      {words}
    </ButtonLink>
  );
}
