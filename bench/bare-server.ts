import { createServer } from 'node:http';
import pg from 'pg';
import { authenticate } from '@/lib/auth/authenticate';
import { clock } from '@/lib/core/clock';
import { database, poolOf } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';

/** What the list sends to the database, ready to be sent again. */
type Statement = { name: string; text: string; values: unknown[] };

const PAGE = { page: 1, page_size: 50 };
const statements = new Map<string, Statement>();

/**
 * The least that can answer a list: Node's own server, the same authentication, the same statement on the same connections,
 * and its rows handed on as they are. Tells its parent the port.
 */
const server = createServer((request, response) => {
  const headers = new Headers({ authorization: request.headers.authorization ?? '' });
  rowsFor(headers).then(
    (rows) => response.setHeader('content-type', 'application/json').end(JSON.stringify(rows)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

async function rowsFor(headers: Headers): Promise<unknown[]> {
  const actor = await authenticate(headers, clock());
  if (actor.kind !== 'person') throw new Error('The token of the benchmark is unknown.');
  const statement = statements.get(actor.userId) ?? (await listStatementOf(actor));
  statements.set(actor.userId, statement);
  const answer = await poolOf(database())?.query({ ...statement, rowMode: 'array' });
  return answer?.rows ?? [];
}

/** What the list of a person asks of the database, heard at the driver. Callers come one at a time before the rounds begin. */
async function listStatementOf(actor: Parameters<typeof createContext>[0]): Promise<Statement> {
  const heard: Statement[] = [];
  // oxlint-disable-next-line typescript/unbound-method -- it is called on what it was called on
  const { query } = pg.Client.prototype;
  Object.defineProperty(pg.Client.prototype, 'query', {
    configurable: true,
    writable: true,
    value: function hear(this: pg.Client, ...given: unknown[]) {
      if (isStatement(given[0])) heard.push(given[0]);
      return Reflect.apply(query, this, given);
    },
  });
  try {
    await listUserActions(createContext(actor), PAGE);
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', { configurable: true, writable: true, value: query });
  }
  const [found] = heard;
  if (found === undefined) throw new Error('The list sent no statement.');
  const { name, text, values } = found;
  return { name, text, values };
}

function isStatement(given: unknown): given is Statement {
  return typeof given === 'object' && given !== null && 'text' in given && 'values' in given && 'name' in given;
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : 0);
});
