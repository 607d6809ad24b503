import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import type { RuleNotice } from '@/lib/contracts/rules/preview';
import { formatCount } from '@/lib/core/wording';
import { endsMatch } from '@/lib/services/rules/definition/ends-match';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { treeNotices } from '@/lib/services/rules/definition/tree-notices';
import { exceededCap } from '@/lib/services/rules/matching/caps';

/** How many people it is about: on the list, active in all, on the list without a way to email them, and who may approve. */
export type NoticeCounts = { found: number; active: number; unreachable: number; otherApprovers: number };

/** What a rule's author may not have meant. It keeps nobody from saving. */
export function ruleNotices(definition: RuleDefinition, counts: NoticeCounts): RuleNotice[] {
  return [
    ...repeatsNever(definition),
    ...treeNotices(definition.filters),
    ...warnsUnreachable(definition, counts),
    ...capBelow(definition, counts),
    ...noApprover(definition, counts),
  ];
}

function repeatsNever(definition: RuleDefinition): RuleNotice[] {
  if (definition.repeat_days !== null || endsMatch(definition)) return [];
  return [
    {
      code: 'repeats_never',
      message:
        'People still match after the action, so the rule acts on each of them only once. Set how often it repeats.',
      path: 'repeat_days',
    },
  ];
}

function warnsUnreachable({ warn_days }: RuleDefinition, { unreachable }: NoticeCounts): RuleNotice[] {
  if (warn_days === 0 || unreachable === 0) return [];
  const people = formatCount(unreachable, 'person', 'people');
  return [
    {
      code: 'warns_unreachable',
      message: `${people} can’t be warned by email. The rule won’t act on them until an admin decides.`,
      path: 'warn_days',
    },
  ];
}

function capBelow(definition: RuleDefinition, { active, found }: NoticeCounts): RuleNotice[] {
  const exceeded = exceededCap(definition, found, active);
  if (exceeded === null) return [];
  const people = formatCount(found, 'person', 'people');
  return [
    {
      code: 'cap_below_current_count',
      message: `The rule finds ${people} now, but its limit allows ${exceeded.allowed.toLocaleString('en')}. A run would stop before acting.`,
      path: `caps.${exceeded.cap}`,
    },
  ];
}

function noApprover(definition: RuleDefinition, { otherApprovers }: NoticeCounts): RuleNotice[] {
  if (otherApprovers > 0 || !needsApproval(definition)) return [];
  return [
    {
      code: 'no_approver',
      message: 'Someone other than the author has to approve this rule, but there are no other staff.',
      path: 'approval_policy',
    },
  ];
}
