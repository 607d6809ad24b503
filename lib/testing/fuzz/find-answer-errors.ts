import { z } from 'zod';
import { type ErrorCode, errorCatalogue } from '@/lib/core/errors';
import { errorPage } from '@/lib/core/routes';
import type { FuzzRequest } from '@/lib/testing/fuzz/request';

const sentences = z.array(z.string().min(1)).min(1);

/** The members of a problem, what some of them name, and beyond these one list of sentences per faulty field. */
const problemSchema = z
  .object({
    type: z.string(),
    title: z.string().min(1),
    status: z.int(),
    detail: z.string().min(1),
    instance: z.string(),
    code: z.enum(Object.keys(errorCatalogue)),
    request_id: z.string().min(8),
    set_hash: z.union([z.string().min(1), z.null(), sentences]).optional(),
    used_by: z.array(z.strictObject({ rule_id: z.guid(), name: z.string() })).optional(),
  })
  .catchall(sentences);

/** Words that only our insides use. */
const internals =
  /node_modules|prisma|\.tsx?:\d|\n +at |\/lib\/|\bSELECT .* FROM\b|relation "|column "|syntax error|violates|TypeError|invalid input syntax|out of range|deadlock/i;

/** What is wrong with an answer, whatever was asked; methods are those that the document knows at this address. */
export async function findAnswerErrors(
  request: FuzzRequest,
  answer: Response,
  methods: readonly string[],
): Promise<string[]> {
  const text = await answer.text();
  const isKnown = methods.includes(request.method) || (request.method === 'HEAD' && methods.includes('GET'));
  const errors: string[] = [];
  const found = (isWrong: boolean, error: string) => void (isWrong && errors.push(error));
  found(answer.status >= 500, `answers ${answer.status}`);
  if (!isKnown)
    found(
      answer.status !== 405 || !answer.headers.has('allow'),
      `answers ${answer.status} to a method it does not know`,
    );
  const isOwn =
    request.method === request.operation.method || (request.method === 'HEAD' && request.operation.method === 'GET');
  if (isKnown && isOwn)
    found(!request.operation.statuses.includes(answer.status), `answers ${answer.status}, which is not declared`);
  found(internals.test(unescaped(text)), 'tells internals');
  if (request.method === 'HEAD') found(text !== '', 'answers HEAD with a body');
  else if (answer.status === 304) found(text !== '', 'answers 304 with a body');
  else if (answer.ok) errors.push(...findSuccessErrors(request, answer, text));
  else errors.push(...findProblemErrors(answer, text));
  return errors;
}

function findSuccessErrors({ operation }: FuzzRequest, answer: Response, text: string): string[] {
  if (answer.status === 204) return text === '' ? [] : ['answers 204 with a body'];
  const [mediaType = ''] = (answer.headers.get('content-type') ?? '').split(';');
  if (!operation.mediaTypes.includes(mediaType)) return [`answers with ${mediaType}, which is not declared`];
  if (mediaType === 'text/csv' && !/^[a-z0-9_,]+\r\n/.test(text)) return ['answers with a CSV without headings'];
  return mediaType === 'application/json' && !isJson(text) ? ['answers with something else than JSON'] : [];
}

/** The words of a JSON text as they were before JSON wrote them. */
function unescaped(text: string): string {
  return text.replaceAll('\\n', '\n').replaceAll('\\"', '"');
}

function findProblemErrors(answer: Response, text: string): string[] {
  const errors: string[] = [];
  if (answer.headers.get('content-type') !== 'application/problem+json') errors.push('refuses without a problem');
  const problem = problemSchema.safeParse(isJson(text) ? JSON.parse(text) : null);
  if (!problem.success) return [...errors, `refuses with a malformed problem: ${z.prettifyError(problem.error)}`];
  const { status, code, type, request_id } = problem.data;
  if (status !== answer.status) errors.push('says another status than it has');
  if (isCode(code) && (type !== errorPage(code) || errorCatalogue[code].status !== status))
    errors.push('says another code than its status');
  if (answer.headers.has('x-request-id') && request_id !== answer.headers.get('x-request-id'))
    errors.push('says another request id');
  return errors;
}

function isCode(code: string): code is ErrorCode {
  return code in errorCatalogue;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
