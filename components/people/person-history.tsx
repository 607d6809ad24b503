'use client';

import { useQuery } from '@tanstack/react-query';
import { historyLabels, personHistoryFilters } from '@/components/people/person-history-filters';
import { peopleKeys, personHistoryQuery } from '@/components/people/queries';
import { Button } from '@/components/ui/button';
import { FilterBar } from '@/components/ui/filter-bar';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { NoMatches } from '@/components/ui/no-matches';
import { Pagination } from '@/components/ui/pagination';
import { Pill } from '@/components/ui/pill';
import { toast } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import type { HistoryRow } from '@/lib/contracts/people/history';
import { undoSubjectOperation } from '@/lib/contracts/rules/subjects';

/** All that was done to and for a person, newest first. */
export function PersonHistory({ uuid }: { uuid: string }) {
  const filters = useListFilters(personHistoryFilters);
  const list = useQuery(personHistoryQuery(uuid, filters.query));
  const undo = useChange(() => undoSubjectOperation, peopleKeys.all);
  const empty = filters.isNarrowed ? (
    <NoMatches onClear={filters.clear}>No entries of this type.</NoMatches>
  ) : (
    <p className="py-4 text-text-muted">Nothing yet. What is done to or for them appears here.</p>
  );
  return (
    <section aria-label="History">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-sm text-text-muted">History</h2>
        <FilterBar filters={filters} />
      </div>
      <div className="border-t">
        <ListStates query={list} what="history" skeletonCount={4} empty={empty}>
          {({ rows }) => (
            <ul aria-label="History">
              {rows.map((row) => (
                <Entry
                  key={row.id}
                  row={row}
                  isPending={undo.isPending}
                  onUndo={(id) => undo.mutate({ id }, { onSuccess: () => toast({ tone: 'success', title: 'Undone' }) })}
                />
              ))}
            </ul>
          )}
        </ListStates>
      </div>
      <Pagination label="History" total={list.data?.total ?? 0} {...filters.paging} />
    </section>
  );
}

function whoDid(person: string | undefined, rule: string | undefined): string {
  if (person !== undefined) return `by ${person}`;
  return rule === undefined ? '' : `by the rule ${rule}`;
}

interface EntryProps {
  isPending: boolean;
  onUndo: (subjectId: string) => void;
  row: HistoryRow;
}

function Entry({ isPending, onUndo, row }: EntryProps) {
  const { actor, at, can_undo, kind, reason, rule, subject_id, text, undone_at } = row;
  const by = whoDid(actor?.full_name, rule?.name);
  return (
    <ListRow
      title={
        <span className="inline-flex flex-wrap items-center gap-2">
          {text}
          {undone_at !== null && <Pill tone="neutral">Undone</Pill>}
        </span>
      }
      detail={[historyLabels[kind] === text ? '' : historyLabels[kind], by, reason].filter(Boolean).join(' · ')}
      trailing={
        <span className="whitespace-nowrap text-text-muted">
          <Moment at={at} />
        </span>
      }
      actions={
        can_undo &&
        subject_id !== null && (
          <Button size="small" isDisabled={isPending} onPress={() => onUndo(subject_id)}>
            Undo
          </Button>
        )
      }
    />
  );
}
