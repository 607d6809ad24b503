import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { executeOrder } from '@/faults/testing/execute-order';
import type { WaitingOrder } from '@/faults/testing/make-waiting-orders';
import { listUserActionsOperation } from '@/lib/contracts/actions/actions';
import { callOperation } from '@/lib/testing/call-operation';

/** What a caller hears of one answer. */
export type Heard = {
  /** The action that was executed; null for a list. */
  executed: string | null;
  /** The actions of a list. */
  listed: readonly string[];
  status: number;
  mediaType: string;
  retryAfter: string;
  askedAtMs: number;
  heardAtMs: number;
};

const LISTERS = 4;
const EXECUTORS = 2;
const PAUSE_MS = 50;
const UNAVAILABLE = 503;
const actions = z.array(z.object({ uuid: z.string() }));

/** Keeps calling until stopped: some list one person's actions over and over, others execute them one by one. */
export function keepCalling(orders: readonly WaitingOrder[]) {
  const heard: Heard[] = [];
  const waiting = [...orders];
  const [{ token } = { token: '' }] = orders;
  let isOver = false;

  async function listen(executed: string | null, answerOf: () => Promise<Response>): Promise<number> {
    const askedAtMs = performance.now();
    const answer = await answerOf();
    const { status, headers } = answer;
    const body: unknown = await answer.json();
    const listed = executed === null && status === 200 ? actions.parse(body).map(({ uuid }) => uuid) : [];
    const answerHeaders = {
      mediaType: headers.get('content-type') ?? '',
      retryAfter: headers.get('retry-after') ?? '',
    };
    heard.push({ executed, listed, status, ...answerHeaders, askedAtMs, heardAtMs: performance.now() });
    await sleep(PAUSE_MS);
    return status;
  }

  async function listOn(): Promise<void> {
    const list = () => callOperation(listUserActionsOperation, { token, query: '?page_size=50' });
    while (!isOver) await listen(null, list);
  }

  async function executeOn(): Promise<void> {
    for (let order = waiting.shift(); order !== undefined && !isOver; order = waiting.shift()) await execute(order);
  }

  /** Whoever is told to come back does so with a new key: the old one may be held by the call that broke off. */
  async function execute(order: WaitingOrder): Promise<void> {
    const { actionId } = order;
    for (let attempt = 1; !isOver; attempt++) {
      const status = await listen(actionId, () => executeOrder(order, `${actionId} ${attempt}`));
      if (status !== UNAVAILABLE) return;
    }
  }

  const callers = [...Array.from({ length: LISTERS }, listOn), ...Array.from({ length: EXECUTORS }, executeOn)];
  return {
    heard,
    /** Settled when the last answer has come. */
    stop: async () => {
      isOver = true;
      await Promise.all(callers);
    },
  };
}
