import { createHash } from 'node:crypto';

/** Each connection of a pool keeps the plans of this many, some tens of kilobytes each. */
const MOST_NAMED = 200;
const MOST_NAMED_LENGTH = 25_000;
/** What is rare takes no place of what is frequent. */
const NAMED_FROM_USE = 3;
const MOST_COUNTED = 500;

/** Gives a statement its name; an empty text leaves it unnamed. */
export type StatementName = (statement: { sql: string }) => string;

/** Names statements that are asked often, so that the server parses and plans each once per connection; not the rare and the long ones. */
export function createStatementName(): StatementName {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  return ({ sql: text }) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (text.length > MOST_NAMED_LENGTH || names.size >= MOST_NAMED || countUse(uses, text) < NAMED_FROM_USE) return '';
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
    uses.delete(text);
    return name;
  };
}

/** Statements get the same name by whatever client of this process they come. */
export const statementName = createStatementName();

/** Counts a use. Of too many different statements those counted longest ago are forgotten. */
function countUse(uses: Map<string, number>, text: string): number {
  const count = (uses.get(text) ?? 0) + 1;
  uses.delete(text);
  uses.set(text, count);
  const [oldest = text] = uses.keys();
  if (uses.size > MOST_COUNTED) uses.delete(oldest);
  return count;
}
