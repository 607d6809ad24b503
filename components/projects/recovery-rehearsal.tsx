import { NamedPeople } from '@/components/projects/named-people';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { rehearseRecoveryOperation } from '@/lib/contracts/project-ends';
import { humanized } from '@/lib/core/wording';

type Rehearsal = AnswerOf<typeof rehearseRecoveryOperation>;

const reasons: Readonly<Record<string, string>> = {
  inactive: 'their account is suspended',
  deleted: 'their account was deleted',
  role_expired: 'their role has expired since',
  role_gone: 'their role no longer exists',
  restricted: 'restrictions don’t let them in',
  has_role: 'they have the role already',
  restored_before: 'their role was restored before',
  invitation_pending: 'they were invited already',
  quota: 'the limit of people is reached',
};

/** Who will return to a recovered project, and who won't and why. */
export function RecoveryRehearsal({ rehearsal: { will_not, will_return } }: { rehearsal: Rehearsal }) {
  return (
    <div className="space-y-3">
      <NamedPeople title="Will return" tone="success" empty="No one will return." people={will_return} />
      {will_not.length > 0 && (
        <NamedPeople
          title="Won’t return"
          tone="warning"
          empty=""
          people={will_not}
          whyOf={({ reason }) => reasons[reason] ?? humanized(reason)}
        />
      )}
    </div>
  );
}
