'use client';

import { statusLabels } from '@/components/purge-profiles/profile-labels';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ListRow } from '@/components/ui/list-row';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import type { PurgeProfile } from '@/lib/contracts/people/purge-profiles';
import { adminRulePage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

interface ProfileRowProps {
  onChange: () => void;
  onDelete: () => void;
  profile: PurgeProfile;
}

/** One purge profile: whom it is for, when, how much goes, and who uses it. */
export function ProfileRow({ onChange, onDelete, profile }: ProfileRowProps) {
  const { after_days, applies_to, fields, is_default, is_on, name, records, rule_id, used_by } = profile;
  const users = used_by.length === 0 ? [] : [`used by ${used_by.map((rule) => rule.name).join(', ')}`];
  const detail = [
    statusLabels[applies_to],
    `after ${formatCount(after_days, 'day', 'days')}`,
    formatCount(fields.length, 'field', 'fields'),
    formatCount(records.length, 'kind of record', 'kinds of records'),
    ...users,
  ];
  const canDelete = !is_default && !is_on && used_by.length === 0;
  return (
    <ListRow
      title={
        <span data-row>
          <RowButton onPress={onChange}>{name}</RowButton>
        </span>
      }
      detail={detail.join(' · ')}
      trailing={
        <>
          {is_default && <Pill tone="neutral">Default</Pill>}
          <Pill tone={is_on ? 'success' : 'neutral'}>{is_on ? 'On' : 'Off'}</Pill>
        </>
      }
      actions={
        <>
          {rule_id !== null && (
            <ButtonLink
              size="small"
              variant="quiet"
              href={adminRulePage(rule_id)}
              aria-label={`Open the rule of ${name}`}
            >
              Open rule
            </ButtonLink>
          )}
          {canDelete && (
            <Button size="small" variant="quiet" aria-label={`Delete ${name}`} onPress={onDelete}>
              Delete
            </Button>
          )}
        </>
      }
    />
  );
}
