import { NamedPeople } from '@/components/projects/named-people';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { rehearseMoveOperation } from '@/lib/contracts/project-ends';

type Rehearsal = AnswerOf<typeof rehearseMoveOperation>;

/** Who will keep their role in a project that is moved, and who will lose it and why. */
export function MoveRehearsal({ rehearsal: { will_keep, will_lose } }: { rehearsal: Rehearsal }) {
  return (
    <div className="space-y-3">
      <NamedPeople title="Will keep their role" tone="success" empty="No one will keep a role." people={will_keep} />
      {will_lose.length > 0 && (
        <NamedPeople
          title="Will lose their role"
          tone="warning"
          empty=""
          people={will_lose}
          whyOf={({ level }) => (level === null ? null : 'the organisation’s restrictions don’t let them in')}
        />
      )}
    </div>
  );
}
