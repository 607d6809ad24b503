import { Fragment } from 'react';
import { Link } from '@/components/ui/link';
import type { Audience } from '@/lib/contracts/people/audiences';
import { adminRulePage } from '@/lib/core/routes';

/** The rules that use an audience, each a link; nothing where none does. */
export function AudienceUsage({ audience: { used_by } }: { audience: Audience }) {
  if (used_by.length === 0) return null;
  return (
    <>
      Used by{' '}
      {used_by.map(({ name, rule_id }, at) => (
        <Fragment key={rule_id}>
          {at > 0 && ', '}
          <Link href={adminRulePage(rule_id)}>{name}</Link>
        </Fragment>
      ))}
    </>
  );
}
