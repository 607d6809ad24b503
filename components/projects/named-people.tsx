import { toneIcon } from '@/components/ui/tone';

interface NamedPeopleProps {
  children: readonly { key: string; text: string }[];
  empty: string;
  title: string;
  tone: 'success' | 'warning';
}

/** People of whom the same will become true, under its title. */
export function NamedPeople({ children, empty, title, tone }: NamedPeopleProps) {
  const Icon = toneIcon[tone];
  return (
    <div>
      <h3 className="mb-1 font-medium text-sm">{title}</h3>
      {children.length === 0 ? (
        <p className="text-text-muted">{empty}</p>
      ) : (
        <ul aria-label={title} className="space-y-1">
          {children.map(({ key, text }) => (
            <li key={key} className="flex items-start gap-2">
              <Icon
                aria-hidden
                className={`mt-0.5 size-4 shrink-0 ${tone === 'success' ? 'text-success' : 'text-warning'}`}
              />
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
