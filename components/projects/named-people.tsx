import { holderInWords } from '@/components/projects/holder-in-words';
import { toneIcon } from '@/components/ui/tone';

type Holder = { role: string; user_uuid: string; username: string };

interface NamedPeopleProps<H extends Holder> {
  empty: string;
  people: readonly H[];
  title: string;
  tone: 'success' | 'warning';
  /** Why it becomes true of one of them; null where there is nothing to say. */
  whyOf?: (person: H) => string | null;
}

/** People of whom the same will become true, each with their role, under its title. */
export function NamedPeople<H extends Holder>({ empty, people, title, tone, whyOf }: NamedPeopleProps<H>) {
  const Icon = toneIcon[tone];
  return (
    <div>
      <h3 className="mb-1 font-medium text-sm">{title}</h3>
      {people.length === 0 ? (
        <p className="text-text-muted">{empty}</p>
      ) : (
        <ul aria-label={title} className="space-y-1">
          {people.map((person) => (
            <li key={person.user_uuid + person.role} className="flex items-start gap-2">
              <Icon
                aria-hidden
                className={`mt-0.5 size-4 shrink-0 ${tone === 'success' ? 'text-success' : 'text-warning'}`}
              />
              {[holderInWords(person), whyOf?.(person) ?? ''].filter(Boolean).join(': ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
