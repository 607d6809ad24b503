import { z } from 'zod';
import { isRepeatable } from '@/lib/contracts/is-repeatable';
import { type InputOf, listFieldOf, type Operation } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { parseJson } from '@/lib/http/parse-json';
import { validationError } from '@/lib/http/problem';
import { readBody } from '@/lib/http/read-body';
import { readMultipart, type SentFile } from '@/lib/http/read-multipart';
import { valuesOfTexts } from '@/lib/http/values-of-texts';

/**
 * What a request says, parsed by its operation, and the file that it brings.
 * @param alreadyRead the body, where it was read to learn who calls
 * @throws validation_failed, body_unreadable, body_too_large, media_type_unknown
 */
export async function readInput<O extends Operation>(
  operation: O,
  request: Request,
  pathParams: Record<string, string | string[] | undefined>,
  alreadyRead: string | null = null,
): Promise<{ input: InputOf<O>; bodyText: string; file: SentFile | null }> {
  const params = operation.params.safeParse(pathParams);
  if (!params.success) throw new DomainError('not_found');
  const query = operation.query.safeParse(queryOf(operation, request));
  if (!query.success) throw validationError(ofParameters(query.error));
  const sent = await readFields(operation, request, alreadyRead);
  const body = operation.body.safeParse(sent.fields);
  if (!body.success) throw validationError(body.error);
  return { input: joined<O>(params.data, query.data, body.data), bodyText: sent.bodyText, file: sent.file };
}

/** The same faults by the names of parameters: one that is sent several times has one name. */
function ofParameters({ issues }: z.ZodError): z.ZodError {
  return new z.ZodError(issues.map((issue) => ({ ...issue, path: issue.path.slice(0, 1) })));
}

/** What `bodyText` says tells one body from another. */
type SentBody = { fields: unknown; bodyText: string; file: SentFile | null };

async function readFields(operation: Operation, request: Request, alreadyRead: string | null): Promise<SentBody> {
  if (operation.takes.kind === 'multipart') {
    const { digest, fields, file } = await readMultipart(request, operation.takes.file);
    return { fields, bodyText: digest, file };
  }
  if (operation.takes.kind === 'json' && operation.takes.file !== undefined && isMultipart(request)) {
    const { digest, fields, file } = await readMultipart(request, operation.takes.file, false);
    return { fields: valuesOfTexts(operation.body, fields), bodyText: digest, file };
  }
  const isRead = operation.takes.kind === 'json' && operation.method !== 'GET';
  const bodyText = (alreadyRead ?? (isRead ? await readBody(request) : '')).trim();
  if (bodyText === '') return { fields: {}, bodyText, file: null };
  const json = jsonOf(bodyText, request);
  const list = listFieldOf(operation);
  return { fields: list === null ? json : { [list]: json }, bodyText, file: null };
}

function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');
}

/** Joins the three parsed parts; each came out of its own schema, which is what InputOf says. */
function joined<O extends Operation>(...parts: object[]): InputOf<O> {
  return Object.assign({}, ...parts);
}

/** Parameters that a contract declares as a list may be sent several times, and so may the order; all others once. */
function queryOf({ query }: Operation, request: Request): Record<string, string | string[]> {
  const at = request.url.indexOf('?');
  if (at === -1) return {};
  const found = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(request.url.slice(at + 1))) {
    const earlier = found.get(name);
    if (isRepeatable(query.shape[name])) found.set(name, [...(Array.isArray(earlier) ? earlier : []), value]);
    else if (earlier === undefined) found.set(name, value);
    else if (name === 'o') found.set(name, `${String(earlier)},${value}`);
    else throw fieldError(name, 'Send this only once.');
  }
  return Object.fromEntries(found);
}

function jsonOf(body: string, request: Request): unknown {
  const mediaType = request.headers.get('content-type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\b/i.test(mediaType)) throw new DomainError('media_type_unknown');
  try {
    return parseJson(body);
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('body_unreadable');
  }
}
