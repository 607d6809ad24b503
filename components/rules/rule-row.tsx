'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { RuleDetails } from '@/components/rules/rule-details';
import { ruleStatusLabels } from '@/components/rules/rule-labels';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import type { ScheduledRule } from '@/lib/contracts/scheduled-rules';
import { adminRulePage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

/** One rule in the list; it opens in place. */
export function RuleRow({ rule }: { rule: ScheduledRule }) {
  const [isOpen, setIsOpen] = useState(false);
  const { label, tone } = ruleStatusLabels[rule.status];
  return (
    <>
      <ListRow
        title={
          <Link href={adminRulePage(rule.id)} data-row>
            {rule.name}
          </Link>
        }
        detail={`${rule.sentences.action} · ${rule.sentences.filters}`}
        trailing={
          <>
            {rule.is_broken && <Pill tone="danger">Broken</Pill>}
            <Pill tone={tone}>{label}</Pill>
            {rule.matching !== null && (
              <span className="whitespace-nowrap text-text-muted">
                {formatCount(rule.matching.count, 'matches', 'match')}
              </span>
            )}
            {rule.next_run !== null && (
              <span className="whitespace-nowrap text-text-muted">
                Runs <Moment at={rule.next_run} />
              </span>
            )}
          </>
        }
        actions={
          <IconButton
            label={isOpen ? `Hide details: ${rule.name}` : `Show details: ${rule.name}`}
            icon={isOpen ? <ChevronUp /> : <ChevronDown />}
            aria-expanded={isOpen}
            onPress={() => setIsOpen(!isOpen)}
          />
        }
      />
      {isOpen && (
        <li className="border-b bg-surface-sunken px-4 py-3">
          <RuleDetails rule={rule} />
        </li>
      )}
    </>
  );
}
