import { namePlaceholders } from '@/lib/contracts/group-invitations';

const LONGEST = 500;

/** Who asks, by what a template may name. */
export type Named = Readonly<Record<(typeof namePlaceholders)[number], string>>;

const placeholders = new RegExp(`\\{(${namePlaceholders.join('|')})\\}`, 'g');

/** The name of a project that a template makes for a person. */
export function projectNameOf(template: string, person: Named): string {
  const filled = template.replaceAll(placeholders, (_whole, one: keyof Named) => person[one]);
  const name = shortened(filled.replaceAll(/\s+/g, ' ').trim(), LONGEST);
  return name === '' ? person.username : name;
}

/** A name that no other one has: with the first number that is free, where it is taken. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const ending = ` ${number}`;
    const name = shortened(wanted, LONGEST - ending.length) + ending;
    if (!taken.has(name)) return name;
  }
}

function shortened(name: string, most: number): string {
  return [...name].slice(0, most).join('').trim();
}
