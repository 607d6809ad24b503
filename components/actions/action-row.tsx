'use client';

import { AlarmClock } from 'lucide-react';
import { memo, useCallback } from 'react';
import { ActionButtons } from '@/components/actions/action-buttons';
import { useActionCommands } from '@/components/actions/action-commands';
import { DueDate } from '@/components/actions/due-date';
import { PlaceFilters } from '@/components/actions/place-filters';
import { formatSilence } from '@/components/actions/silence-state';
import { TypeIcon } from '@/components/actions/type-icon';
import { UrgencyPill, UrgencyWord } from '@/components/actions/urgency';
import { Checkbox } from '@/components/ui/checkbox';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { UserAction } from '@/lib/contracts/actions/actions';
import { actionPage } from '@/lib/core/routes';

interface ActionRowProps {
  action: UserAction;
  isCurrent: boolean;
  isSelected: boolean;
  onToggle: (uuid: string) => void;
  register: (uuid: string, element: HTMLLIElement | null) => void;
}

/** One action in the list: what, why, where, by when, and what can be done. */
export const ActionRow = memo(function ActionRow({
  action,
  isCurrent,
  isSelected,
  onToggle,
  register,
}: ActionRowProps) {
  const { open } = useActionCommands();
  const ref = useCallback((element: HTMLLIElement | null) => register(action.uuid, element), [action.uuid, register]);
  return (
    <ListRow
      ref={ref}
      isCurrent={isCurrent}
      isSelected={isSelected}
      leading={
        <>
          <Checkbox
            aria-label={`Select ${action.title}`}
            isSelected={isSelected}
            onChange={() => onToggle(action.uuid)}
          />
          <TypeIcon icon={action.type_icon} />
        </>
      }
      title={
        <Link
          variant="quiet"
          href={actionPage(action.uuid)}
          onNavigate={(event) => {
            event.preventDefault();
            open(action.uuid);
          }}
        >
          {action.title}
        </Link>
      }
      detail={
        <>
          {action.why}
          {action.distinction !== '' && ` · ${action.distinction}`}
          <PlaceFilters action={action} />
        </>
      }
      trailing={<State action={action} />}
      actions={<ActionButtons action={action} />}
    />
  );
});

function State({ action }: { action: UserAction }) {
  const { time_zone: zone } = useMe();
  const silence = formatSilence(action, useNow(), zone);
  return (
    <>
      {silence !== '' && (
        <span className="flex items-center gap-1 text-text-muted">
          <AlarmClock aria-hidden className="size-4" />
          {silence}
        </span>
      )}
      <span className="sm:hidden">
        <UrgencyWord urgency={action.urgency} />
      </span>
      <span className="max-sm:hidden">
        <UrgencyPill urgency={action.urgency} />
      </span>
      <span className="sm:w-44">
        <DueDate due={action.due_date} />
      </span>
    </>
  );
}
