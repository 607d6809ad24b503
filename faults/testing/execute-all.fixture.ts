import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { executeOrder } from '@/faults/testing/execute-order';

/** A server process in the middle of its work: executes the orders of a file, several at a time, and says each status. */
const SIDE_BY_SIDE = 6;

const orders = z
  .array(z.object({ actionId: z.string(), orderId: z.string(), token: z.string() }))
  .parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));

async function takeTurns(): Promise<void> {
  for (let order = orders.shift(); order !== undefined; order = orders.shift()) {
    const answer = await executeOrder(order);
    process.stdout.write(`${answer.status}\n`);
  }
}

await Promise.all(Array.from({ length: SIDE_BY_SIDE }, takeTurns));
process.exit(0);
