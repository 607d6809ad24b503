import { z } from 'zod';
import { DomainError, errorCatalogue } from '@/lib/core/errors';
import { errorPage } from '@/lib/core/routes';

/** The shape of every refusal: RFC 9457, with our code, the request's id and a member per faulty field. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.enum(Object.keys(errorCatalogue)),
  request_id: z.string(),
});

const reserved = new Set(Object.keys(problemSchema.shape));

const UNAVAILABLE = 503;
/** For whom the place that throws has nothing better to say. */
export const RETRY_SECONDS = 5;

/** A refusal as an application/problem+json answer. Field names that a member of the standard has already get `field_` before them. */
export function problem(error: DomainError, instance: string, requestId: string): Response {
  const { status, title } = errorCatalogue[error.code];
  const fields = Object.entries(error.facts.fields ?? {}).map(([name, messages]) => [
    reserved.has(name) ? `field_${name}` : name,
    messages,
  ]);
  const body = {
    type: errorPage(error.code),
    title,
    status,
    detail: error.message,
    instance,
    code: error.code,
    request_id: requestId,
    ...Object.fromEntries(fields),
    ...error.facts.members,
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  const retryAfterSeconds = error.facts.retryAfterSeconds ?? (status === UNAVAILABLE ? RETRY_SECONDS : undefined);
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  if (status === 401) headers.set('www-authenticate', 'Bearer realm="Heed"');
  return new Response(JSON.stringify(body), { status, headers });
}

/** What zod found wrong, as one refusal that names each field. Names come from callers: `constructor` is one like any other. */
export function validationError(error: z.ZodError): DomainError {
  const reasonsOf = new Map<string, string[]>();
  for (const issue of error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || 'body'];
    const reason = issue.code === 'unrecognized_keys' ? 'Unknown field.' : issue.message;
    for (const name of names) reasonsOf.set(name, [...new Set(reasonsOf.get(name)).add(reason)]);
  }
  const detail = [...reasonsOf].map(([name, reasons]) => `${name}: ${reasons.join(' ')}`).join(' ');
  return new DomainError('validation_failed', { fields: Object.fromEntries(reasonsOf), detail });
}
