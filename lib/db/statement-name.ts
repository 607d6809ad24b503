import { createHash } from 'node:crypto';

/** Each connection of a pool keeps the plans of this many, some tens of kilobytes each. */
const MOST_NAMED = 200;
const MOST_NAMED_LENGTH = 25_000;
/** What is rare takes no place of what is frequent. */
const NAMED_FROM_USE = 3;
const MOST_COUNTED = 500;

const names = new Map<string, string>();
const uses = new Map<string, number>();

/**
 * Names a statement that is asked often, so that the server parses and plans it once per connection.
 * @returns an empty text for the rare and the long ones, which stay unnamed
 */
export function statementName({ sql: text }: { sql: string }): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (text.length > MOST_NAMED_LENGTH || names.size >= MOST_NAMED || !isFrequent(text)) return '';
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  uses.delete(text);
  return name;
}

/** Counts a use. Of too many different statements those counted longest ago are forgotten. */
function isFrequent(text: string): boolean {
  const count = (uses.get(text) ?? 0) + 1;
  uses.delete(text);
  uses.set(text, count);
  const [oldest = text] = uses.keys();
  if (uses.size > MOST_COUNTED) uses.delete(oldest);
  return count >= NAMED_FROM_USE;
}
