'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { CountAgain } from '@/components/rules/count-again';
import { ruleStatusLabels, runStateLabels } from '@/components/rules/rule-labels';
import { RuleRowDetails } from '@/components/rules/rule-row-details';
import { countsInWords } from '@/components/rules/run-outcome';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';

/** One rule in the list: what it does to whom, whom it finds, and when it ran and runs. It opens in place. */
export function RuleRow({ rule }: { rule: ScheduledRule }) {
  const [isOpen, setIsOpen] = useState(false);
  const { label, tone } = ruleStatusLabels[rule.status];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <ListRow
        leading={<Chevron aria-hidden className="size-4 shrink-0 text-text-faint" />}
        title={
          <span data-row>
            <RowButton isExpanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
              {rule.name}
            </RowButton>
          </span>
        }
        detail={`${rule.sentences.action} ${rule.sentences.filters}`}
        trailing={
          <>
            {rule.is_broken && <Pill tone="danger">Broken</Pill>}
            <Pill tone={tone}>{label}</Pill>
            <CountAgain rule={rule} />
            <Runs rule={rule} />
          </>
        }
      />
      {isOpen && (
        <li className="border-b bg-surface-sunken px-4 py-4">
          <RuleRowDetails rule={rule} />
        </li>
      )}
    </>
  );
}

function Runs({ rule: { last_run, next_run } }: { rule: ScheduledRule }) {
  return (
    <span className="flex flex-col sm:w-44 sm:items-end">
      {next_run === null ? (
        <span className="text-text-muted">No next run</span>
      ) : (
        <span className="whitespace-nowrap">
          Next run <Moment at={next_run} />
        </span>
      )}
      {last_run !== null && (
        <span className="text-text-faint text-xs">
          {runStateLabels[last_run.state].label} <Moment at={last_run.at} />
          {countsInWords(last_run.counts) !== '' && `: ${countsInWords(last_run.counts)}`}
        </span>
      )}
    </span>
  );
}
