import { ForeseenPlace } from '@/components/projects/foreseen-place';
import { NamedPeople } from '@/components/projects/named-people';
import type { RestrictionLevel } from '@/lib/contracts/members/restrictions';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { rehearseRecoveryOperation } from '@/lib/contracts/projects/ends';
import { humanized } from '@/lib/core/wording';

type Rehearsal = AnswerOf<typeof rehearseRecoveryOperation>;

const reasons: Readonly<Record<string, string>> = {
  inactive: 'their account is suspended or has no email address',
  deleted: 'their account was deleted',
  role_expired: 'their role has expired since',
  role_gone: 'their role no longer exists',
  has_role: 'they have the role already',
  restored_before: 'their role was restored before',
  invitation_pending: 'they were invited already',
  quota: 'the limit of people is reached',
};

const restrictedBy: Readonly<Record<RestrictionLevel, string>> = {
  customer: 'the organisation’s restrictions don’t let them in',
  project: 'the project’s restrictions don’t let them in',
};

interface RecoveryRehearsalProps {
  /** Whether the team returns or is invited. */
  hasTeam: boolean;
  rehearsal: Rehearsal;
  /** The short name of the project as it is. */
  slug: string;
}

/** What recovering a project does: who will return, who won't and why, and what becomes of its limits and short name. */
export function RecoveryRehearsal({ hasTeam, rehearsal, slug }: RecoveryRehearsalProps) {
  const { quotas, will_not, will_return } = rehearsal;
  return (
    <div className="space-y-3">
      {hasTeam && <NamedPeople title="Will return" tone="success" empty="No one will return." people={will_return} />}
      {will_not.length > 0 && (
        <NamedPeople
          title="Won’t return"
          tone="warning"
          empty=""
          people={will_not}
          whyOf={({ level, reason }) => (level === null ? (reasons[reason] ?? humanized(reason)) : restrictedBy[level])}
        />
      )}
      <ForeseenPlace quotas={quotas} slug={slug} slugAfter={rehearsal.slug} />
    </div>
  );
}
