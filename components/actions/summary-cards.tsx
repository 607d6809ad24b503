'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { CircleAlert, Clock, Info, Layers, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Filters } from '@/components/actions/filters';
import { type SummaryCard, summaryCards } from '@/components/actions/summary-card';
import { urgencyTone } from '@/components/actions/urgency';
import { Skeleton } from '@/components/ui/skeleton';
import { StatCard } from '@/components/ui/stat-card';
import type { Tone } from '@/components/ui/tone';
import type { summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import type { AnswerOf } from '@/lib/contracts/operation';

interface SummaryCardsProps {
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  summary: Pick<UseQueryResult<AnswerOf<typeof summariseUserActionsOperation>>, 'data' | 'isError'>;
}

const looks: Readonly<Record<SummaryCard['kind'], { icon?: ReactNode; tone?: Tone }>> = {
  total: {},
  overdue: { icon: <Clock />, tone: 'danger' },
  high: { icon: <CircleAlert />, tone: urgencyTone.high },
  medium: { icon: <TriangleAlert />, tone: urgencyTone.medium },
  low: { icon: <Info />, tone: urgencyTone.low },
  type: { icon: <Layers /> },
};

/** How much there is, by urgency and type; the figure of a card is how many rows pressing it shows. */
export function SummaryCards({ filters, onChange, summary: { data: summary, isError } }: SummaryCardsProps) {
  if (summary === undefined && isError) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div
      role="group"
      aria-label="Summary"
      className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 *:shrink-0 *:basis-auto md:-mx-1 md:flex-wrap md:px-1"
    >
      {summary === undefined
        ? [0, 1, 2, 3, 4, 5, 6].map((card) => <Skeleton key={card} className="h-15.5 min-w-28 flex-1 rounded-lg" />)
        : summaryCards(filters, summary).map(({ kind, pressed, released, ...card }) => (
            <StatCard
              key={`${kind} ${pressed.action_type ?? ''}`}
              {...card}
              {...looks[kind]}
              onChange={(isOn) => onChange(isOn ? pressed : released)}
            />
          ))}
    </div>
  );
}
