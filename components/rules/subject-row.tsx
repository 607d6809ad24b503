import type { DecidedRule } from '@/components/rules/decisions-about';
import { reasonLabel } from '@/components/rules/reason-labels';
import { subjectStateLabels } from '@/components/rules/rule-labels';
import { SubjectActions } from '@/components/rules/subject-actions';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import type { RuleSubject } from '@/lib/contracts/rules/subjects';
import { adminPersonPage } from '@/lib/core/routes';
import { formatPlainDay } from '@/lib/core/wording';

interface SubjectRowProps {
  /** Undefined until it is read. */
  rule: DecidedRule | undefined;
  subject: RuleSubject;
}

/** One person of a rule: what became of them, why, and what can be decided. */
export function SubjectRow({ rule, subject }: SubjectRowProps) {
  const { at, full_name, state, user_uuid } = subject;
  const { label, tone } = subjectStateLabels[state];
  return (
    <ListRow
      title={
        <Link href={adminPersonPage(user_uuid)} data-row>
          {full_name}
        </Link>
      }
      detail={detailOf(subject)}
      trailing={
        <>
          <Pill tone={tone}>{label}</Pill>
          <span className="whitespace-nowrap text-text-muted sm:w-28 sm:text-end">
            <Moment at={at} />
          </span>
        </>
      }
      actions={<SubjectActions rule={rule} subject={subject} />}
    />
  );
}

function detailOf({ due_on, note, reason, state, username }: RuleSubject): string {
  const isDue = due_on !== null && (state === 'warned' || state === 'needs_attention');
  const parts = [username, reason === '' ? '' : reasonLabel(reason), note, isDue ? dueInWords(state, due_on) : ''];
  return parts.filter((part) => part !== '').join(' · ');
}

function dueInWords(state: RuleSubject['state'], day: string): string {
  return state === 'warned' ? `Not before ${formatPlainDay(day)}` : `Will be acted on from ${formatPlainDay(day)}`;
}
