import '@/lib/core/validation-sentences';
import { z } from 'zod';
import type { CallPermission } from '@/lib/contracts/members/permissions';
import type { ErrorCode } from '@/lib/core/errors';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type AnyObject = z.ZodObject;

/** What a call carries, beside its address. */
export type Takes =
  /**
   * The fields of `body`; where there is a file, as a multipart body too, in which it may be left out. With `list`, a bare array
   * instead, which is that one field of `body`.
   */
  | { kind: 'json'; file?: FilePart; list?: string }
  /** What a mail program posts for RFC 8058, which says nothing more. */
  | { kind: 'form' }
  /** JSON whose signature says who calls. */
  | { kind: 'signed' }
  /** Bytes of one of these media types, which the service function reads itself. */
  | { kind: 'stream'; mediaTypes: readonly string[] }
  /** The fields of `body` as text, and a file, which the service function finds in its `Call`. */
  | { kind: 'multipart'; file: FilePart };

/** A file in a multipart body: its field, the media types that it may have, its most bytes, and those of the whole body. */
export type FilePart = {
  field: string;
  mediaTypes: readonly string[];
  mostBytes: number;
  mostBodyBytes?: number;
  /** The service function looks at the bytes, whatever the sender says that they are. */
  isJudgedByBytes?: boolean;
};

/** How a call answers. */
export type Gives =
  /** `answer` as JSON. */
  | { kind: 'json' }
  /** A bare array with X-Result-Count and Link. */
  | { kind: 'list' }
  /** An object of which one member is a page of rows, with X-Result-Count and Link. */
  | { kind: 'paged'; rows: string }
  /** JSON with an ETag: 304 to who has it, and If-Match where the call changes something. */
  /** `derived`: members that change without a change of the row, which is not stale by them. */
  | { kind: 'versioned'; derived?: readonly string[] }
  /** A text/event-stream. */
  | { kind: 'events' }
  /** A `FileAnswer` of one of these media types, with an ETag and 304 to who has it. */
  | { kind: 'file'; mediaTypes: readonly string[] };

/** A file that a service function answers. `version` tells one state of it from another; without it the bytes do. */
export type FileAnswer = {
  content: string | Uint8Array<ArrayBuffer> | StreamedContent;
  mediaType: string;
  /** What browsers save it as; null where they show it. */
  fileName: string | null;
  version?: string;
  /** Nothing on the way keeps it, browsers included. */
  isConfidential?: boolean;
};

/** What is read while it is sent, so that it is never held as a whole. It needs a version. */
type StreamedContent = { size: number; stream: () => ReadableStream<Uint8Array<ArrayBuffer>> };

/** The shape of an answer that is a file. */
export const fileAnswer = z.custom<FileAnswer>();

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
  takes: Takes;
  gives: Gives;
  /** Reaches people or systems outside, or lets them in: turned off in a public demo. */
  reachesOut: boolean;
  /** Leaves a row in the audit trail when it changes something. False for reports of programs, which are counted in what they report. */
  isAudited: boolean;
  /** The answer holds a secret that is shown once: it is not kept for repetitions with the same Idempotency-Key. */
  isAnswerSecret: boolean;
  /** The address alone lets its caller in: refusals name the path of the operation instead, in the same bytes for every address. */
  isAddressSecret: boolean;
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
  takes?: Takes;
  gives?: Gives;
  reachesOut?: boolean;
  isAudited?: boolean;
  isAnswerSecret?: boolean;
  isAddressSecret?: boolean;
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
    takes: declared.takes ?? { kind: 'json' },
    gives: declared.gives ?? { kind: 'json' },
    reachesOut: declared.reachesOut ?? false,
    isAudited: declared.isAudited ?? declared.method !== 'GET',
    isAnswerSecret: declared.isAnswerSecret ?? false,
    isAddressSecret: declared.isAddressSecret ?? false,
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

/** The field of `body` that is sent as a bare array; null where the body is an object. */
export function listFieldOf({ takes }: Pick<Operation, 'takes'>): string | null {
  return takes.kind === 'json' ? (takes.list ?? null) : null;
}

/** A part that takes nothing adds nothing; zod would say that it forbids every field. */
type Parsed<S extends AnyObject> = keyof S['shape'] extends never ? object : z.output<S>;
type Asked<S extends AnyObject> = keyof S['shape'] extends never ? object : z.input<S>;

/** What a service function is given. */
export type InputOf<O extends Operation> = Parsed<O['params']> & Parsed<O['query']> & Parsed<O['body']> & object;

/** What a caller gives. */
export type RequestOf<O extends Operation> = Asked<O['params']> & Asked<O['query']> & Asked<O['body']> & object;

/** The query that a caller gives. */
export type QueryTo<O extends Operation> = Asked<O['query']> & object;

/** What a service function returns and a caller gets. */
export type AnswerOf<O extends Operation> = z.output<O['answer']>;
