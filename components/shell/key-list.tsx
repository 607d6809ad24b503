import { Kbd } from '@/components/ui/kbd';

const groups = [
  {
    title: 'Move',
    keys: [
      ['j', 'Next action'],
      ['k', 'Previous action'],
      ['Enter', 'Open action'],
      ['Esc', 'Close'],
      ['/', 'Search'],
    ],
  },
  {
    title: 'Act',
    keys: [
      ['e', 'Run the main action'],
      ['s', 'Snooze'],
      ['u', 'Undo the last snooze'],
      ['x', 'Select'],
      ['?', 'Show this list'],
    ],
  },
] as const;

/** The keys of the product and what each does. */
export function KeyList() {
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {groups.map(({ title, keys }) => (
        <section key={title}>
          <h3 className="mb-1 font-medium text-sm text-text-faint">{title}</h3>
          <dl>
            {keys.map(([key, meaning]) => (
              <div key={key} className="flex items-center justify-between border-b py-1.5 last:border-0">
                <dt>{meaning}</dt>
                <dd>
                  <Kbd keys={key} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
