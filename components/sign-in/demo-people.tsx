import { ArrowRight } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';

interface DemoPeopleProps {
  action: (form: FormData) => Promise<void>;
  people: readonly { uuid: string; name: string; role: string }[];
  returnTo: string;
}

/** The people whom a demo installation lets anybody be, one click each. */
export function DemoPeople({ action, people, returnTo }: DemoPeopleProps) {
  return (
    <section aria-labelledby="demo-people" className="min-w-0 border-t pt-5">
      <h2 id="demo-people" className="font-semibold text-base">
        Or sign in as a demo user
      </h2>
      <p className="mt-0.5 text-sm text-text-muted">One click, no password. This is a demo.</p>
      <ul className="-mx-2 mt-3 grid grid-cols-1 gap-0.5">
        {people.map(({ uuid, name, role }) => (
          <li key={uuid}>
            <form action={action}>
              <input type="hidden" name="uuid" value={uuid} />
              <input type="hidden" name="returnTo" value={returnTo} />
              <button
                type="submit"
                className="group flex min-h-12 w-full items-center gap-3 rounded-md px-2 py-1.5 text-start transition-colors hover:bg-surface-hover"
              >
                <Avatar name={name} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{name}</span>
                  <span className="block truncate text-sm text-text-muted">{role}</span>
                </span>
                <ArrowRight aria-hidden className="size-4 shrink-0 text-text-faint group-hover:text-text" />
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
