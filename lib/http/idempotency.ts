import { createHash } from 'node:crypto';
import type { Operation } from '@/lib/contracts/operation';
import { DomainError, errorCatalogue, fieldError } from '@/lib/core/errors';
import { type Db, database, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { toDomainError } from '@/lib/db/database-errors';
import { problem } from '@/lib/http/problem';
import { versionOfAnswer } from '@/lib/http/version';

const LONGEST_KEY = 255;
const BAD_INPUT = 400;
const OUR_FAULT = 500;
/** A call that has neither had an effect nor answered for this long died with its process; the key may be used again. */
const ABANDONED_AFTER_MS = 2 * 60_000;
const ABANDONED_AFTER = sql`make_interval(secs => ${ABANDONED_AFTER_MS / 1000})`;
const KEPT = sql`interval '24 hours'`;

type Stored = {
  body_hash: string;
  response_status: number | null;
  response_body: string | null;
  took_effect: boolean;
  created: Date;
};

/**
 * Runs an unsafe call, at most once per caller, operation and Idempotency-Key. A refusal is an answer like any other, but
 * for bad input, which may be corrected under the same key.
 * @throws key_reused when the key came with another body; call_in_progress while the first call runs.
 */
export async function onlyOnce(
  ctx: Ctx,
  operation: Operation,
  request: Request,
  bodyText: string,
  run: (ctx: Ctx) => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  const caller = callerOf(ctx);
  if (key === null || caller === null) return run(ctx);
  if (key.length === 0 || key.length > LONGEST_KEY) throw fieldError('Idempotency-Key', 'Use 1 to 255 characters.');
  const url = new URL(request.url);
  const bodyHash = createHash('sha256').update(`${url.pathname}${url.search}\n${bodyText}`).digest('base64url');
  const claim = { caller, operation: operation.id, key };
  if (!(await claimKey(claim, bodyHash, ctx.now))) return earlierAnswer(operation, claim, bodyHash, ctx.now);
  try {
    const answer = await run({ ...ctx, beforeCommit: (db) => noteEffect(db, claim) });
    await keepAnswer(claim, answer, operation.isAnswerSecret);
    return answer;
  } catch (error) {
    const domainError = toDomainError(error);
    if (isFinal(domainError)) await keepAnswer(claim, problem(domainError, url.pathname, ctx.requestId), false);
    else await database().idempotencyKey.deleteMany({ where: { ...claim, created: ctx.now, took_effect: false } });
    throw error;
  }
}

/** What we would answer again; not what is our own fault or passes by itself. */
function isFinal(domainError: unknown): domainError is DomainError {
  if (!(domainError instanceof DomainError) || domainError.facts.retryAfterSeconds !== undefined) return false;
  const { status } = errorCatalogue[domainError.code];
  return status > BAD_INPUT && status < OUR_FAULT;
}

/** Part of the call's own transaction: however it ends, the key knows whether what was asked for is done. */
async function noteEffect(db: Db, claim: Claim): Promise<void> {
  await db.idempotencyKey.updateMany({ where: claim, data: { took_effect: true } });
}

function callerOf({ actor }: Ctx): string | null {
  if (actor.kind === 'person') return actor.userId;
  return actor.kind === 'source' ? actor.sourceId : null;
}

type Claim = { caller: string; operation: string; key: string };

async function claimKey({ caller, operation, key }: Claim, bodyHash: string, now: Date): Promise<boolean> {
  const claimed = await database().$executeRaw(sql`
    INSERT INTO idempotency_key AS known (caller, operation, key, body_hash, created)
    VALUES (${caller}, ${operation}, ${key}, ${bodyHash}, ${now}::timestamptz)
    ON CONFLICT (caller, operation, key) DO UPDATE
      SET body_hash = excluded.body_hash, created = excluded.created, response_status = NULL, response_body = NULL,
        took_effect = false
      WHERE known.created < excluded.created - ${KEPT}
        OR (known.response_status IS NULL AND NOT known.took_effect AND known.created < excluded.created - ${ABANDONED_AFTER})`);
  return claimed === 1;
}

async function keepAnswer(claim: Claim, answer: Response, isSecret: boolean): Promise<void> {
  const response_body = answer.status === 204 || isSecret ? null : await answer.clone().text();
  await database().idempotencyKey.updateMany({ where: claim, data: { response_status: answer.status, response_body } });
}

/** A process that took so long to write down its answer is gone; a repetition that finds it did nothing takes its key over. */
function isLost({ took_effect, created }: Stored, now: Date): boolean {
  return took_effect && now.getTime() - created.getTime() > ABANDONED_AFTER_MS;
}

function answerLost(): DomainError {
  return new DomainError('already_exists', {
    detail: 'The first request succeeded, but its response is lost.',
  });
}

async function earlierAnswer(operation: Operation, claim: Claim, bodyHash: string, now: Date): Promise<Response> {
  const stored: Stored | null = await database().idempotencyKey.findFirst({ where: claim });
  if (stored !== null && stored.body_hash !== bodyHash) throw new DomainError('key_reused');
  if (stored !== null && stored.response_status === null && isLost(stored, now)) throw answerLost();
  if (stored?.response_status == null) throw new DomainError('call_in_progress', { retryAfterSeconds: 1 });
  if (stored.response_body === null && stored.response_status !== 204) {
    throw new DomainError('already_exists', { detail: 'The first request created it and returned its secret once.' });
  }
  const isErrorResponse = stored.response_status >= BAD_INPUT;
  const mediaType = isErrorResponse ? 'application/problem+json' : 'application/json';
  const headers = new Headers({ 'content-type': mediaType, 'idempotency-replayed': 'true' });
  if (operation.gives.kind === 'versioned' && !isErrorResponse) {
    headers.set('etag', versionOfAnswer(operation, stored.response_body ?? ''));
  }
  return new Response(stored.response_body, { status: stored.response_status, headers });
}
