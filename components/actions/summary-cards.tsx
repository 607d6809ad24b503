'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { CircleAlert, Clock, Info, Layers, TriangleAlert } from 'lucide-react';
import type { Filters } from '@/components/actions/filters';
import { urgencies } from '@/components/actions/urgencies';
import { urgencyTone, urgencyWord } from '@/components/actions/urgency';
import { Skeleton } from '@/components/ui/skeleton';
import { StatCard } from '@/components/ui/stat-card';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { summariseUserActionsOperation } from '@/lib/contracts/user-actions';

interface SummaryCardsProps {
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  summary: Pick<UseQueryResult<AnswerOf<typeof summariseUserActionsOperation>>, 'data' | 'isError'>;
}

const urgencyIcons = { high: <CircleAlert />, medium: <TriangleAlert />, low: <Info /> } as const;
const noCards = { urgency: '', action_type: '', due: '' } as const;

/** How much there is, by urgency and type; each card shows only what it counts. */
export function SummaryCards({ filters, onChange, summary: { data: summary, isError } }: SummaryCardsProps) {
  if (summary === undefined && isError) return null;
  const isAll = filters.urgency === '' && filters.action_type === '' && filters.due === '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div
      role="group"
      aria-label="Summary"
      className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 *:shrink-0 *:basis-auto md:-mx-1 md:flex-wrap md:px-1"
    >
      {summary === undefined ? (
        [0, 1, 2, 3, 4, 5, 6].map((card) => <Skeleton key={card} className="h-15.5 min-w-28 flex-1 rounded-lg" />)
      ) : (
        <>
          <StatCard label="Total" figure={summary.total} isSelected={isAll} onChange={() => onChange(noCards)} />
          <StatCard
            label="Overdue"
            icon={<Clock />}
            tone="danger"
            figure={summary.overdue}
            isSelected={filters.due === 'overdue'}
            onChange={(isOn) => onChange({ due: isOn ? 'overdue' : '' })}
          />
          {urgencies.map((urgency) => (
            <StatCard
              key={urgency}
              label={urgencyWord[urgency]}
              icon={urgencyIcons[urgency]}
              tone={urgencyTone[urgency]}
              figure={summary.by_urgency[urgency]}
              isSelected={filters.urgency === urgency}
              onChange={(isOn) => onChange({ urgency: isOn ? urgency : '' })}
            />
          ))}
          {Object.entries(summary.by_type).map(([type, figure]) => (
            <StatCard
              key={type}
              label={summary.type_labels[type] ?? type}
              icon={<Layers />}
              figure={figure}
              isSelected={filters.action_type === type}
              onChange={(isOn) => onChange({ action_type: isOn ? type : '' })}
            />
          ))}
        </>
      )}
    </div>
  );
}
