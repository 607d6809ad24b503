import { line } from '@/lib/contracts/common';

const MOST_CHARACTERS = 100;

/** A role as the API names it, PROJECT.MANAGER; taken with an underscore too. */
export const roleName = line(MOST_CHARACTERS, 1)
  .transform((name) => (name.includes('.') ? name : name.replace('_', '.')))
  .meta({ description: 'For example PROJECT.MANAGER.', reference: 'role' });
