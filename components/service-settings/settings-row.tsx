'use client';

import { Button } from '@/components/ui/button';
import { ListRow } from '@/components/ui/list-row';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import type { ServiceSettings } from '@/lib/contracts/people/service-settings';
import { formatCount } from '@/lib/core/wording';

interface SettingsRowProps {
  /** Null for who only reads them. */
  onAsk: ((what: 'change' | 'delete') => void) | null;
  settings: ServiceSettings;
}

/** One of the service settings: what they are for, whether they are used, and whether credentials are set. Those in use stay. */
export function SettingsRow({ onAsk, settings }: SettingsRowProps) {
  const { customer_name, has_credentials, is_active, name, resources_count, shared, type } = settings;
  const owner = shared ? 'All organisations' : customer_name;
  return (
    <ListRow
      title={
        <span data-row>{onAsk === null ? name : <RowButton onPress={() => onAsk('change')}>{name}</RowButton>}</span>
      }
      detail={[type, owner, formatCount(resources_count, 'resource', 'resources')].join(' · ')}
      trailing={
        <>
          {!is_active && <Pill tone="warning">Turned off</Pill>}
          <span className="whitespace-nowrap text-text-muted">
            {has_credentials ? 'Credentials set' : 'No credentials'}
          </span>
        </>
      }
      actions={
        onAsk &&
        resources_count === 0 && (
          <Button size="small" variant="quiet" aria-label={`Delete ${name}`} onPress={() => onAsk('delete')}>
            Delete
          </Button>
        )
      }
    />
  );
}
