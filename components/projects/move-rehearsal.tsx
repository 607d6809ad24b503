import { ForeseenPlace } from '@/components/projects/foreseen-place';
import { NamedPeople } from '@/components/projects/named-people';
import { Callout } from '@/components/ui/callout';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { rehearseMoveOperation } from '@/lib/contracts/projects/ends';

type Rehearsal = AnswerOf<typeof rehearseMoveOperation>;

interface MoveRehearsalProps {
  rehearsal: Rehearsal;
  /** The short name of the project as it is. */
  slug: string;
}

/** What moving a project does: who will keep their role, who will lose it and why, and what becomes of its limits and short name. */
export function MoveRehearsal({ rehearsal, slug }: MoveRehearsalProps) {
  const { quotas, service_settings, will_keep, will_lose } = rehearsal;
  return (
    <div className="space-y-3">
      {service_settings.length > 0 && (
        <Callout tone="danger">
          Give these resources other service settings first, theirs are the organisation’s own:{' '}
          {service_settings.map(({ name, resource_name }) => `${resource_name} (${name})`).join(', ')}.
        </Callout>
      )}
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
      <ForeseenPlace quotas={quotas} slug={slug} slugAfter={rehearsal.slug} />
    </div>
  );
}
