'use client';

import { Archive, ArchiveRestore, Copy, Ellipsis, Pause, Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { ruleKeys } from '@/components/rules/queries';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import type { RuleStatus } from '@/lib/contracts/rule-definition';
import {
  activateRuleOperation,
  archiveRuleOperation,
  duplicateRuleOperation,
  pauseRuleOperation,
  restoreRuleOperation,
  resumeRuleOperation,
  type ScheduledRule,
} from '@/lib/contracts/scheduled-rules';
import { adminRulePage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

type Move = { operation: typeof activateRuleOperation; label: string; icon: ReactNode; done: string };

const moves: Readonly<Record<RuleStatus, Move>> = {
  draft: { operation: activateRuleOperation, label: 'Activate', icon: <Play />, done: 'Rule activated' },
  active: { operation: pauseRuleOperation, label: 'Pause', icon: <Pause />, done: 'Rule paused' },
  paused: { operation: resumeRuleOperation, label: 'Resume', icon: <Play />, done: 'Rule resumed' },
  archived: {
    operation: restoreRuleOperation,
    label: 'Restore',
    icon: <ArchiveRestore />,
    done: 'Rule restored as a draft',
  },
};

/** What can be done with a rule as it is. Activating asks first. */
export function RuleMoves({ rule }: { rule: ScheduledRule }) {
  const [asked, setAsked] = useState<'activate' | 'archive' | null>(null);
  const router = useRouter();
  const { done, icon, label, operation } = moves[rule.status];
  const move = useChange(() => operation, ruleKeys.all);
  const archive = useChange(() => archiveRuleOperation, ruleKeys.all);
  const copy = useChange(() => duplicateRuleOperation, ruleKeys.all);
  const close = () => setAsked(null);
  const told = (title: string) => ({ onSuccess: () => void toast({ tone: 'success', title }), onSettled: close });
  const begin = () => (rule.status === 'draft' ? setAsked('activate') : move.mutate({ id: rule.id }, told(done)));
  const duplicate = () => copy.mutate({ id: rule.id }, { onSuccess: (made) => router.push(adminRulePage(made.id)) });
  return (
    <>
      <Button variant="primary" icon={icon} isPending={move.isPending} onPress={begin}>
        {label}
      </Button>
      <Menu
        trigger={<IconButton icon={<Ellipsis />} label="More actions" />}
        groups={[
          {
            id: 'all',
            entries: [
              { id: 'copy', icon: <Copy />, label: 'Duplicate', onSelect: duplicate },
              ...(rule.status === 'archived'
                ? []
                : [
                    {
                      id: 'archive',
                      icon: <Archive />,
                      label: 'Archive',
                      tone: 'danger',
                      onSelect: () => setAsked('archive'),
                    } as const,
                  ]),
            ],
          },
        ]}
      />
      <ConfirmDialog
        title={`Activate ${rule.name}?`}
        description={consequenceOf(rule)}
        confirmLabel="Activate"
        isOpen={asked === 'activate'}
        isPending={move.isPending}
        onOpenChange={(stays) => stays || close()}
        onConfirm={() => move.mutate({ id: rule.id }, told(done))}
      />
      <ConfirmDialog
        variant="danger"
        title={`Archive ${rule.name}?`}
        description="It stops running. Its history stays, and you can restore it as a draft."
        confirmLabel="Archive"
        isOpen={asked === 'archive'}
        isPending={archive.isPending}
        onOpenChange={(stays) => stays || close()}
        onConfirm={() => archive.mutate({ id: rule.id }, told('Rule archived'))}
      />
    </>
  );
}

function consequenceOf({ approval, matching, sentences }: ScheduledRule): string {
  const people =
    matching === null ? 'Everyone who matches' : `Now that is ${formatCount(matching.count, 'person', 'people')}`;
  const asks = approval.state === 'none' ? '' : ' A second admin has to approve before it acts.';
  return `${sentences.schedule} ${sentences.action} ${people}.${asks}`;
}
