import pg from 'pg';
import { z } from 'zod';

const withText = z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]);

/** What a connection says that listens for others: it may come back at any time. */
const LISTENING = /^LISTEN /;

/** The statements that some work sends to the database, through the ORM or past it, those that begin and end transactions included. */
export async function statementTextsOf(work: () => Promise<unknown>): Promise<string[]> {
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query') ?? {};
  const texts: string[] = [];
  const noting = new Proxy(original.value, {
    apply: (query, client, given) => {
      const text = withText.parse(given[0]);
      if (!LISTENING.test(text)) texts.push(text);
      return Reflect.apply(query, client, given);
    },
  });
  Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: noting });
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', original);
  }
  return texts;
}

/** How many statements some work sends to the database. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  return (await statementTextsOf(work)).length;
}
