import { exclusionLabel, reasonLabel } from '@/components/rules/reason-labels';
import { Link } from '@/components/ui/link';
import { Pill } from '@/components/ui/pill';
import type { RulePreview } from '@/lib/contracts/rules/preview';
import { adminPersonPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

/** How many people a preview found, and why others are left out. */
export function PreviewCount({ preview }: { preview: RulePreview }) {
  const { count, excluded, matched, since_last, without_date } = preview;
  const left = Object.entries(excluded).filter(([, number]) => number > 0);
  return (
    <div className="space-y-2">
      <p aria-live="polite" className="font-semibold text-2xl">
        {formatCount(count, 'person', 'people')}
      </p>
      <p className="text-sm text-text-muted">
        {matched === count
          ? 'Everyone who matches.'
          : `${formatCount(matched, 'person matches', 'people match')}; ${(matched - count).toLocaleString('en')} left out:`}
      </p>
      {left.length > 0 && (
        <ul aria-label="Left out" className="list-disc ps-5 text-sm">
          {left.map(([reason, number]) => (
            <li key={reason}>
              {number.toLocaleString('en')} {exclusionLabel(reason)}
            </li>
          ))}
        </ul>
      )}
      {without_date > 0 && (
        <p className="text-sm text-text-muted">
          {formatCount(without_date, 'person never matches, because', 'people never match, because')} the date is
          missing.
        </p>
      )}
      {since_last !== null && since_last.added + since_last.gone > 0 && (
        <p className="text-sm text-text-muted">
          Since the last preview: {since_last.added.toLocaleString('en')} added, {since_last.gone.toLocaleString('en')}{' '}
          gone.
        </p>
      )}
    </div>
  );
}

/** Whom a preview found, each with why they match. */
export function PreviewedPeople({ preview: { users } }: { preview: RulePreview }) {
  if (users.length === 0) return null;
  return (
    <ul aria-label="People" className="divide-y border-y">
      {users.map(({ full_name, username, uuid, why, will }) => (
        <li key={uuid} className="py-2">
          <div className="flex items-center gap-2">
            <Link href={adminPersonPage(uuid)} target="_blank">
              {full_name}
            </Link>
            <span className="min-w-0 flex-1 truncate text-sm text-text-muted">{username}</span>
            <Pill tone={will === 'act' ? 'warning' : 'info'}>{will === 'act' ? 'Act' : 'Warn'}</Pill>
          </div>
          <p className="text-sm text-text-muted">{why.join(' ')}</p>
        </li>
      ))}
    </ul>
  );
}

/** Who matches and is left out, each with the reason. */
export function ExcludedPeople({ preview: { count, excluded_users, matched } }: { preview: RulePreview }) {
  if (excluded_users.length === 0) return null;
  const more = matched - count - excluded_users.length;
  return (
    <details>
      <summary className="cursor-pointer text-sm text-text-muted">Who is left out, and why</summary>
      <ul aria-label="People left out" className="mt-1 divide-y border-y text-sm">
        {excluded_users.map(({ reason, username, uuid }) => (
          <li key={uuid} className="flex justify-between gap-3 py-1.5">
            <Link href={adminPersonPage(uuid)} target="_blank">
              {username}
            </Link>
            <span className="text-text-muted">{reasonLabel(reason)}</span>
          </li>
        ))}
        {more > 0 && <li className="py-1.5 text-text-muted">and {more.toLocaleString('en')} more</li>}
      </ul>
    </details>
  );
}
