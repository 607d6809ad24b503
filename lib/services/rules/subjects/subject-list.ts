import { sql } from '@/lib/db/client';
import { hasWords } from '@/lib/db/conditions';
import { ascending } from '@/lib/db/row-order';

/** What narrows rows of the ledger. */
export const subjectConditions = {
  state: (states: readonly string[]) => sql`subject.state = ANY(${states}::text[])`,
  q: hasWords(sql`(person.username || ' ' || person.full_name || ' ' || person.email)`),
};

/** What rows of the ledger can be ordered by. */
export const subjectColumns = { username: sql`person.username`, state: sql`subject.state`, at: sql`subject.at` };

export const subjectsByName = [ascending(subjectColumns.username), ascending(sql`subject.id`)];
