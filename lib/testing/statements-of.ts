import { database } from '@/lib/db/client';

/** How many statements some work sends to the database. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  let statements = 0;
  let isCounting = true;
  database().$on('query', () => {
    if (isCounting) statements += 1;
  });
  await work();
  isCounting = false;
  return statements;
}
