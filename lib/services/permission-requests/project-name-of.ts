import { namePlaceholders } from '@/lib/contracts/members/group-invitations';

/** How many characters the name of a project has at most. */
export const LONGEST_NAME = 500;

/** Who asks, by what a template may name. */
export type Named = Readonly<Record<(typeof namePlaceholders)[number], string>>;

const placeholders = new RegExp(`\\{(${namePlaceholders.join('|')})\\}`, 'g');

/** The name of a project that a template makes for a person. */
export function projectNameOf(template: string, person: Named): string {
  const filled = template.replaceAll(placeholders, (_whole, one: keyof Named) => person[one]);
  const name = shortened(filled.replaceAll(/\s+/g, ' ').trim(), LONGEST_NAME);
  return name === '' ? person.username : name;
}

function shortened(name: string, most: number): string {
  return [...name].slice(0, most).join('').trim();
}
