import { z } from 'zod';
import type { CallPermission } from '@/lib/contracts/permissions';
import type { ErrorCode } from '@/lib/core/errors';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type AnyObject = z.ZodObject;

/**
 * One call of the API, declared once and read by its route, the OpenAPI document, the browser client,
 * the authorisation matrix and the tests. Field names of params, query and body never collide: service functions get one object.
 */
export type Operation<
  Params extends AnyObject = AnyObject,
  Query extends AnyObject = AnyObject,
  Body extends AnyObject = AnyObject,
  Answer extends z.ZodType = z.ZodType,
> = {
  /** Names the call in OpenAPI, audit and logs: entity_verb. */
  id: string;
  method: Method;
  /** Ends in a slash; `{name}` marks a member of `params`. */
  path: string;
  summary: string;
  /** Who may call it; what a row asks beyond that is the service function's to check. */
  permission: CallPermission;
  params: Params;
  query: Query;
  body: Body;
  /** The status of success and the shape of its answer. */
  status: 200 | 201 | 202 | 204;
  answer: Answer;
  /** Where a call may count something that is there already instead of making it: that status, and which answers mean it. */
  counted: Counted<Answer> | null;
  /** Refusals that this call may give, beyond those that every call may. */
  errors: readonly ErrorCode[];
  /** list: a bare array with X-Result-Count and Link. versioned: answers ETag, and obeys If-Match where it changes something. events: a text/event-stream. */
  style: 'plain' | 'list' | 'versioned' | 'events';
  /**
   * stream: the service function reads the raw body itself. form: what a mail program posts for RFC 8058, which says nothing more.
   * signed: JSON whose signature says who calls.
   */
  bodyKind: 'json' | 'stream' | 'form' | 'signed';
  /** Reaches people or systems outside, or lets them in: turned off in a public demo. */
  reachesOut: boolean;
  /** The answer holds a secret that is shown once: it is not kept for repetitions with the same Idempotency-Key. */
  isAnswerSecret: boolean;
};

/** The method's bivariance lets operations of one answer stand among all operations. */
type Counted<Answer extends z.ZodType = z.ZodType> = { status: 200; isCounted(answer: z.output<Answer>): boolean };

const nothing = z.strictObject({});
type Nothing = typeof nothing;

type Declared<P extends AnyObject, Q extends AnyObject, B extends AnyObject, A extends z.ZodType> = Pick<
  Operation<P, Q, B, A>,
  'id' | 'method' | 'path' | 'summary' | 'permission' | 'answer'
> & {
  params?: P;
  query?: Q;
  body?: B;
  status?: Operation['status'];
  counted?: Counted<A> | null;
  errors?: readonly ErrorCode[];
  style?: Operation['style'];
  bodyKind?: Operation['bodyKind'];
  reachesOut?: boolean;
  isAnswerSecret?: boolean;
};

/** Declares an operation; what is left out takes nothing and answers 200. */
export function operation<
  A extends z.ZodType,
  P extends AnyObject = Nothing,
  Q extends AnyObject = Nothing,
  B extends AnyObject = Nothing,
>(declared: Declared<P, Q, B, A>): Operation<P, Q, B, A> {
  return {
    params: orNothing(declared.params),
    query: orNothing(declared.query),
    body: orNothing(declared.body),
    status: declared.status ?? 200,
    counted: declared.counted ?? null,
    errors: declared.errors ?? [],
    style: declared.style ?? 'plain',
    bodyKind: declared.bodyKind ?? 'json',
    reachesOut: declared.reachesOut ?? false,
    isAnswerSecret: declared.isAnswerSecret ?? false,
    id: declared.id,
    method: declared.method,
    path: declared.path,
    summary: declared.summary,
    permission: declared.permission,
    answer: declared.answer,
  };
}

/** Whether a list can be read by cursor and downloaded as CSV: its query says so. */
export function isDownloadable({ query }: Operation): boolean {
  return 'format' in query.shape && 'cursor' in query.shape;
}

/** The cast holds because a part that is left out has the default type Nothing. */
function orNothing<S extends AnyObject>(part: S | undefined): S {
  return part ?? (nothing as unknown as S);
}

/** A part that takes nothing adds nothing; zod would say that it forbids every field. */
type Said<S extends AnyObject> = keyof S['shape'] extends never ? object : z.output<S>;
type Asked<S extends AnyObject> = keyof S['shape'] extends never ? object : z.input<S>;

/** What a service function is given. */
export type InputOf<O extends Operation> = Said<O['params']> & Said<O['query']> & Said<O['body']> & object;

/** What a caller gives. */
export type GivenTo<O extends Operation> = Asked<O['params']> & Asked<O['query']> & Asked<O['body']> & object;

/** The query that a caller gives. */
export type QueryTo<O extends Operation> = Asked<O['query']> & object;

/** What a service function returns and a caller gets. */
export type AnswerOf<O extends Operation> = z.output<O['answer']>;
