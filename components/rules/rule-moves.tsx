'use client';

import { Archive, ArchiveRestore, Copy, Ellipsis, FastForward, Pause, Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { ruleKeys } from '@/components/rules/queries';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, type MenuEntry } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import type { RuleStatus } from '@/lib/contracts/rules/definition';
import {
  activateRuleOperation,
  archiveRuleOperation,
  duplicateRuleOperation,
  pauseRuleOperation,
  restoreRuleOperation,
  resumeRuleOperation,
  runRuleOperation,
  type ScheduledRule,
} from '@/lib/contracts/rules/rules';
import { adminRulePage, adminRunPage } from '@/lib/core/routes';
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

type Question = 'move' | 'run' | 'archive';

/** What can be done with a rule as it is. What begins or ends something asks first. */
export function RuleMoves({ rule }: { rule: ScheduledRule }) {
  const [asked, setAsked] = useState<Question | null>(null);
  const { done, icon, label, operation } = moves[rule.status];
  const move = useChange(() => operation, ruleKeys.all);
  const close = () => setAsked(null);
  const callbacks = { onSuccess: () => void toast({ tone: 'success', title: done }), onSettled: close };
  const question = questions[rule.status]?.(rule);
  return (
    <>
      <Button
        variant="primary"
        icon={icon}
        isPending={move.isPending}
        onPress={() => (question === undefined ? move.mutate({ id: rule.id }, callbacks) : setAsked('move'))}
      >
        {label}
      </Button>
      <MoreMoves rule={rule} onAsk={setAsked} />
      <ConfirmDialog
        title={`${label} ${rule.name}?`}
        description={question ?? ''}
        confirmLabel={label}
        isOpen={asked === 'move'}
        isPending={move.isPending}
        onOpenChange={(stays) => stays || close()}
        onConfirm={() => move.mutate({ id: rule.id }, callbacks)}
      />
      <RunNow rule={rule} isOpen={asked === 'run'} onClose={close} />
      <ArchiveRule rule={rule} isOpen={asked === 'archive'} onClose={close} />
    </>
  );
}

function MoreMoves({ onAsk, rule }: { onAsk: (question: Question) => void; rule: ScheduledRule }) {
  const router = useRouter();
  const copy = useChange(() => duplicateRuleOperation, ruleKeys.all);
  const { id, is_built_in, status } = rule;
  const duplicate = () => copy.mutate({ id }, { onSuccess: (made) => router.push(adminRulePage(made.id)) });
  const entries: MenuEntry[] = [
    ...(status === 'active'
      ? [{ id: 'run', icon: <FastForward />, label: 'Run now', onSelect: () => onAsk('run') }]
      : []),
    ...(is_built_in ? [] : [{ id: 'copy', icon: <Copy />, label: 'Duplicate', onSelect: duplicate }]),
    ...(is_built_in || status === 'archived'
      ? []
      : [
          {
            id: 'archive',
            icon: <Archive />,
            label: 'Archive',
            tone: 'danger' as const,
            onSelect: () => onAsk('archive'),
          },
        ]),
  ];
  if (entries.length === 0) return null;
  return <Menu trigger={<IconButton icon={<Ellipsis />} label="More actions" />} groups={[{ id: 'moves', entries }]} />;
}

interface QuestionProps {
  isOpen: boolean;
  onClose: () => void;
  rule: ScheduledRule;
}

function RunNow({ isOpen, onClose, rule }: QuestionProps) {
  const router = useRouter();
  const run = useChange(() => runRuleOperation, ruleKeys.all);
  const begin = () =>
    run.mutate({ id: rule.id }, { onSuccess: (made) => router.push(adminRunPage(made.id)), onSettled: onClose });
  return (
    <ConfirmDialog
      title={`Run ${rule.name} now?`}
      description={consequenceOf(rule)}
      confirmLabel="Run now"
      isOpen={isOpen}
      isPending={run.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={begin}
    />
  );
}

function ArchiveRule({ isOpen, onClose, rule }: QuestionProps) {
  const archive = useChange(() => archiveRuleOperation, ruleKeys.all);
  const callbacks = { onSuccess: () => void toast({ tone: 'success', title: 'Rule archived' }), onSettled: onClose };
  return (
    <ConfirmDialog
      variant="danger"
      title={`Archive ${rule.name}?`}
      description="It stops running, its open runs end, and everyone it warned is notified that nothing will happen. Its history stays, and you can restore it as a draft."
      confirmLabel="Archive"
      isOpen={isOpen}
      isPending={archive.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={() => archive.mutate({ id: rule.id }, callbacks)}
    />
  );
}

/** What is asked before the move of a rule; without a question it is made at once. */
const questions: Readonly<Partial<Record<RuleStatus, (rule: ScheduledRule) => string>>> = {
  draft: (rule) => `${rule.sentences.schedule} ${consequenceOf(rule)}`,
  paused: (rule) => `${rule.sentences.schedule} ${consequenceOf(rule)}`,
  active: () => 'It stops acting and warning, and its open runs end. You can resume it at any time.',
};

function consequenceOf({ approval, matching, sentences, warn_days }: ScheduledRule): string {
  const found =
    matching === null
      ? 'It applies to everyone who matches.'
      : `${formatCount(matching.count, 'person', 'people')} matched when last counted.`;
  const warns = warn_days > 0 ? ` They are warned ${formatCount(warn_days, 'day', 'days')} before.` : '';
  const asks = approval.state === 'none' ? '' : ' A second admin has to approve before it acts.';
  return `${sentences.action} ${found}${warns}${asks}`;
}
