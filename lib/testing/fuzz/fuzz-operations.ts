import fc from 'fast-check';
import { callHandler, handlerOf } from '@/lib/testing/call-operation';
import { type DescribedOperation, describedOperations } from '@/lib/testing/fuzz/described-operations';
import { findAnswerErrors } from '@/lib/testing/fuzz/find-answer-errors';
import type { FuzzRequest, Known } from '@/lib/testing/fuzz/request';
import { requestsTo } from '@/lib/testing/fuzz/requests-to';

const AT_ONCE = 4;

/** Which operations to send how many requests, the same ones for the same seed. */
type Plan = { areas: readonly string[]; requests: number; seed: number };

/** What went wrong, each kind once per operation with the first request that showed it, and how often what was answered. */
export type Findings = { errors: string[]; statuses: Map<number, number> };

export async function fuzzOperations({ areas, requests, seed }: Plan, known: Known): Promise<Findings> {
  const all = describedOperations();
  const chosen = all.filter(({ path }) => areas.includes(path.split('/')[2] ?? ''));
  const sent = fc.sample(requestsTo(chosen, known), { numRuns: requests, seed });
  const errors = new Map<string, string>();
  const statuses = new Map<number, number>();
  for (let start = 0; start < sent.length; start += AT_ONCE) {
    const batch = sent.slice(start, start + AT_ONCE);
    const judged = await Promise.all(batch.map((request) => judge(request, all)));
    judged.forEach(({ status, found }, at) => {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      for (const error of found) {
        const name = `${batch[at]?.operation.id} ${error}`;
        if (!errors.has(name)) errors.set(name, `${name} (seed ${seed}, request ${start + at}: ${shown(batch[at])})`);
      }
    });
  }
  return { errors: [...errors.values()], statuses };
}

async function judge(request: FuzzRequest, all: readonly DescribedOperation[]) {
  const { operation, method, params, query, headers, body } = request;
  const methods = all.filter(({ path }) => path === operation.path).map((one) => one.method);
  const handler = await handlerOf({ path: operation.path, method });
  const canCarry = body !== undefined && method !== 'GET' && method !== 'HEAD';
  const asked = { method, params, query, headers, ...(canCarry && { raw: body }) };
  const answer = await callHandler(handler, operation, asked);
  return { status: answer.status, found: await findAnswerErrors(request, answer, methods) };
}

function shown(request: FuzzRequest | undefined): string {
  const { operation: _, body, ...rest } = request ?? { operation: undefined, body: undefined };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return JSON.stringify({ ...rest, body: text }).slice(0, 1500);
}
