import { NamedPeople } from '@/components/projects/named-people';
import { roleInWords } from '@/components/projects/role-in-words';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { rehearseMoveOperation } from '@/lib/contracts/project-ends';

type Rehearsal = AnswerOf<typeof rehearseMoveOperation>;

/** Who will keep their role in a project that is moved, and who will lose it and why. */
export function MoveRehearsal({ rehearsal: { will_keep, will_lose } }: { rehearsal: Rehearsal }) {
  return (
    <div className="space-y-3">
      <NamedPeople title="Will keep their role" tone="success" empty="No one will keep a role.">
        {will_keep.map(({ role, user_uuid, username }) => ({
          key: user_uuid + role,
          text: `${username}, ${roleInWords(role)}`,
        }))}
      </NamedPeople>
      {will_lose.length > 0 && (
        <NamedPeople title="Will lose their role" tone="warning" empty="">
          {will_lose.map(({ level, role, user_uuid, username }) => ({
            key: user_uuid + role,
            text: `${username}, ${roleInWords(role)}${level === null ? '' : ': the organisation’s restrictions don’t let them in'}`,
          }))}
        </NamedPeople>
      )}
    </div>
  );
}
