import type { Filters } from '@/components/actions/filters';
import { urgencies } from '@/components/actions/urgencies';
import { urgencyWord } from '@/components/actions/urgency';
import type { summariseUserActionsOperation, Urgency } from '@/lib/contracts/actions/actions';
import type { AnswerOf } from '@/lib/contracts/operation';

type Summary = AnswerOf<typeof summariseUserActionsOperation>;

/** A figure above the list, and the filters that pressing it sets or, when it is on, takes away. */
export type SummaryCard = {
  kind: 'total' | 'overdue' | Urgency | 'type';
  label: string;
  figure: number;
  isSelected: boolean;
  pressed: Partial<Filters>;
  released: Partial<Filters>;
};

const none = { urgency: '', action_type: '', due: '' } as const;

/** The cards in their order: all, overdue, by urgency, and each type that occurs. */
export function summaryCards(filters: Filters, summary: Summary): SummaryCard[] {
  const isAll = filters.urgency === '' && filters.action_type === '' && filters.due === '';
  return [
    { kind: 'total', label: 'Total', figure: summary.total, isSelected: isAll, pressed: none, released: none },
    {
      kind: 'overdue',
      label: 'Overdue',
      figure: summary.overdue,
      isSelected: filters.due === 'overdue',
      pressed: { due: 'overdue' },
      released: { due: '' },
    },
    ...urgencies.map((urgency) => ({
      kind: urgency,
      label: urgencyWord[urgency],
      figure: summary.by_urgency[urgency],
      isSelected: filters.urgency === urgency,
      pressed: { urgency },
      released: { urgency: '' } as const,
    })),
    ...Object.entries(summary.by_type).map(([type, figure]) => ({
      kind: 'type' as const,
      label: summary.type_labels[type] ?? type,
      figure,
      isSelected: filters.action_type === type,
      pressed: { action_type: type },
      released: { action_type: '' },
    })),
  ];
}
