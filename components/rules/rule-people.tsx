'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DecideAll } from '@/components/rules/decide-all';
import { subjectListQuery } from '@/components/rules/queries';
import { subjectStateLabels } from '@/components/rules/rule-labels';
import { SubjectRow } from '@/components/rules/subject-row';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { Select } from '@/components/ui/select';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import { type SubjectState, subjectStates } from '@/lib/contracts/rules/subject-states';

const SHOWN = 10;

/** What is not settled; a rule can have done its work on a million people. */
const unsettled: readonly SubjectState[] = ['needs_attention', 'warned', 'failed', 'claimed'];

type Shown = SubjectState | 'unsettled';

const options = [
  { id: 'unsettled', label: 'Not settled' },
  ...subjectStates.map((id) => ({ id, label: subjectStateLabels[id].label })),
] as const;

/** Whom a rule warned, acted on or could not reach, by state; those who need attention are decided about here. */
export function RulePeople({ rule }: { rule: ScheduledRule }) {
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<Shown>('unsettled');
  const query = { rule_id: rule.id, o: '-at', page: String(page), page_size: String(SHOWN) } as const;
  const list = useQuery(subjectListQuery({ ...query, state: shown === 'unsettled' ? [...unsettled] : [shown] }));
  const toDecide = useQuery(subjectListQuery({ rule_id: rule.id, state: ['needs_attention'], page_size: '1' }));
  const waiting = rule.status === 'archived' ? 0 : (toDecide.data?.total ?? 0);
  const choose = (state: Shown) => {
    setShown(state);
    setPage(1);
  };
  return (
    <PageSection title="People it acted on or warned">
      {waiting > 0 && <DecideAll count={waiting} rule={rule} onShow={() => choose('needs_attention')} />}
      <div className="mb-2 w-48">
        <Select label="State" labelVisibility="hidden" options={options} value={shown} onChange={choose} />
      </div>
      <ListStates
        query={list}
        what="people"
        skeletonCount={3}
        empty={<p className="text-text-muted">No one in this state.</p>}
      >
        {({ rows, total }) => (
          <>
            <ul aria-label="People" className="border-t">
              {rows.map((subject) => (
                <SubjectRow key={subject.id} rule={rule} subject={subject} />
              ))}
            </ul>
            <Pagination label="People" page={page} pageSize={SHOWN} total={total} onChange={setPage} />
          </>
        )}
      </ListStates>
    </PageSection>
  );
}
