'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarClock, Plus } from 'lucide-react';
import { PauseAll } from '@/components/rules/pause-all';
import { ruleListQuery } from '@/components/rules/queries';
import { ruleListFilters } from '@/components/rules/rule-filters';
import { RuleRow } from '@/components/rules/rule-row';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { adminNewRulePage } from '@/lib/core/routes';

/** What is done to people on a schedule. */
export function RulesView() {
  const filters = useListFilters(ruleListFilters);
  const list = useQuery(ruleListQuery(filters.query));
  return (
    <ListScreen
      label="Rules"
      nouns={['rule', 'rules']}
      filters={filters}
      list={list}
      heading={
        <>
          <PageHeading
            title="Rules"
            actions={
              <ButtonLink href={adminNewRulePage} variant="primary" icon={<Plus />}>
                Create rule
              </ButtonLink>
            }
          >
            Actions that run on a schedule for everyone who matches.
          </PageHeading>
          <PauseAll />
        </>
      }
      empty={
        <EmptyState icon={<CalendarClock />} title="No rules">
          Start from a template, for example suspending whoever has not signed in for a year.
        </EmptyState>
      }
      renderRow={(rule) => <RuleRow key={rule.id} rule={rule} />}
    />
  );
}
