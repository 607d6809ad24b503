import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createInngestClient } from '@/inngest/client';
import { handToInngest } from '@/inngest/hand-to-inngest';
import { jobs } from '@/inngest/registry';
import { parseEnv } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { addEvent } from '@/lib/services/jobs/add-event';
import { relayOutbox } from '@/lib/services/outbox/relay-outbox';
import { uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const port = 3962;
const tooLarge = uniqueName('large');
const ctx = testContext();
const sentEvent = z.looseObject({ id: z.string(), name: z.string(), data: z.looseObject({ actionType: z.string() }) });
let received: z.output<typeof sentEvent>[] = [];
let isAway = false;
let server: Server;

beforeAll(async () => {
  await database().outboxMessage.deleteMany({ where: { topic: 'event', processed_at: null } });
  server = createServer((incoming, outgoing) => void receive(incoming, outgoing)).listen(port, '127.0.0.1');
  await once(server, 'listening');
});

async function receive(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const events = z.array(sentEvent).parse(await json(incoming));
  if (events.some(({ data }) => data.actionType === tooLarge)) {
    outgoing.writeHead(413).end('{"error":"too large","status":413}');
    return;
  }
  if (isAway || incoming.url !== '/e/event-key') {
    outgoing.writeHead(400).end('{"error":"away","status":400}');
    return;
  }
  received.push(...events);
  outgoing.writeHead(200).end(JSON.stringify({ ids: events.map(({ id }) => id), status: 200 }));
}

afterAll(() => server.close());

test('a committed event reaches Inngest under its outbox id, and waits while Inngest is away', async () => {
  const keys = { INNGEST_EVENT_KEY: 'event-key', INNGEST_SIGNING_KEY: 'signkey-test-00' };
  const client = createInngestClient(parseEnv({ ...keys, INNGEST_BASE_URL: `http://127.0.0.1:${port}` }));
  const actionType = uniqueName('type');
  await transaction(ctx, (tx) => addEvent(tx, { type: 'refresh.requested', actionType }));

  isAway = true;
  await expect(relayOutbox(ctx, handToInngest(client, jobs))).rejects.toThrow();
  isAway = false;
  received = [];
  await relayOutbox(ctx, handToInngest(client, jobs));
  await relayOutbox(ctx, handToInngest(client, jobs));

  const message = await database().outboxMessage.findFirstOrThrow({
    where: { payload: { path: ['actionType'], equals: actionType } },
  });
  expect(received).toMatchObject([{ id: message.id, name: 'heed/refresh.requested', data: { actionType } }]);
});

test('an event that is larger than Inngest takes is set aside, and those beside it reach Inngest', async () => {
  const keys = { INNGEST_EVENT_KEY: 'event-key', INNGEST_SIGNING_KEY: 'signkey-test-00' };
  const client = createInngestClient(parseEnv({ ...keys, INNGEST_BASE_URL: `http://127.0.0.1:${port}` }));
  const types = [uniqueName('type'), tooLarge, uniqueName('type')];
  for (const actionType of types) {
    await transaction(ctx, (tx) => addEvent(tx, { type: 'refresh.requested', actionType }));
  }
  received = [];
  expect(await relayOutbox(ctx, handToInngest(client, jobs))).toEqual({ handed_over: 2, set_aside: 1 });
  expect(received.map(({ data }) => data.actionType)).toEqual([types[0], types[2]]);
  expect(await database().setAsideMessage.findMany()).toMatchObject([{ reason: 'It is larger than Inngest accepts.' }]);
});
