import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fileAnswer, operation } from '@/lib/contracts/operation';
import { openApiDocument } from '@/lib/http/openapi';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { callHandler } from '@/lib/testing/call-operation';
import { describedOperations } from '@/lib/testing/fuzz/described-operations';
import { findAnswerErrors } from '@/lib/testing/fuzz/find-answer-errors';
import { requestsTo } from '@/lib/testing/fuzz/requests-to';

const CALENDAR = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';

const readCalendar = operation({
  id: 'calendar_read',
  method: 'GET',
  path: '/api/calendar/{name}/',
  summary: 'Read a calendar',
  permission: 'ANYBODY',
  params: z.strictObject({ name: z.string() }),
  gives: { kind: 'file', mediaTypes: ['text/calendar'] },
  answer: fileAnswer,
});

const sendPicture = operation({
  id: 'pictures_create',
  method: 'POST',
  path: '/api/pictures/',
  summary: 'Send a picture',
  permission: 'ANYBODY',
  body: z.strictObject({ caption: z.string().min(1).max(20) }),
  takes: { kind: 'multipart', file: { field: 'picture', mediaTypes: ['image/png', 'image/jpeg'], mostBytes: 1_000 } },
  status: 201,
  answer: z.strictObject({ caption: z.string(), media_type: z.string(), bytes: z.int() }),
});

const readTheme = operation({
  id: 'theme_read',
  method: 'GET',
  path: '/api/theme/',
  summary: 'Read the theme',
  permission: 'ANYBODY',
  gives: { kind: 'versioned' },
  answer: z.strictObject({ colour: z.string() }),
});

const calendar = serve(readCalendar, async (_ctx, { name }) => {
  return { content: CALENDAR, mediaType: 'text/calendar', fileName: `${name}.ics` };
});
const pictures = serve(sendPicture, async (_ctx, { caption }, { file }) => {
  return { caption, media_type: file?.mediaType ?? '', bytes: file?.bytes.byteLength ?? 0 };
});
const theme = serve(readTheme, async () => ({ colour: 'red' }));
const operations = [readCalendar, sendPicture, readTheme];

function form(parts: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(parts)) data.append(name, value);
  return data;
}

/** The body goes as bytes, as it comes from a client. */
async function send(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const encoded = new Response(body, { headers });
  const request = new Request('http://heed.test/api/pictures/', {
    method: 'POST',
    body: await encoded.arrayBuffer(),
    headers: encoded.headers,
  });
  return pictures.handle(request, {});
}

const png = (bytes = 3) => new Blob(['x'.repeat(bytes)], { type: 'image/png' });

describe('an operation that gives a file', () => {
  const read = (headers = {}, name = 'due') =>
    calendar.handle(new Request('http://heed.test/api/calendar/due/', { headers }), { name });

  test('answers its bytes with type, name and version, to be asked for again each time', async () => {
    const answer = await read();
    expect([answer.status, await answer.text()]).toEqual([200, CALENDAR]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/calendar',
      'content-disposition': `attachment; filename="due.ics"; filename*=UTF-8''due.ics`,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      etag: expect.stringMatching(/^"[\w-]{27}"$/),
    });
  });

  test('answers 304 without a body to who has the version, however they write it', async () => {
    const etag = (await read()).headers.get('etag') ?? '';
    for (const names of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await read({ 'if-none-match': names });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await read({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('names a file in every alphabet, and lets no name end the header', async () => {
    const answer = await read({}, 'März "5"\r\nx');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="M_rz _5___x.ics"; filename*=UTF-8''M%C3%A4rz%20%225%22%0D%0Ax.ics`,
    );
  });
});

describe('an operation that takes a picture', () => {
  test('gets its fields and the file', async () => {
    const answer = await send(form({ caption: 'Sea', picture: png() }));
    expect([answer.status, await answer.json()]).toEqual([201, { caption: 'Sea', media_type: 'image/png', bytes: 3 }]);
  });

  test.each([
    ['picture', 'Choose a file.', form({ caption: 'Sea' })],
    ['picture', 'Must be a file.', form({ caption: 'Sea', picture: 'text' })],
    ['picture', 'Must be one of image/png, image/jpeg.', form({ caption: 'Sea', picture: new Blob(['x']) })],
    ['picture', 'Must be at most 1000 bytes.', form({ caption: 'Sea', picture: png(1_001) })],
    ['caption', 'Must be text.', form({ caption: png(), picture: png() })],
    ['caption', 'Enter a caption.', form({ caption: '', picture: png() })],
  ])('says that %s %s', async (field, sentence, body) => {
    const answer = await send(body);
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ [field]: [sentence] })]);
  });

  test('refuses what is too large, what is no multipart body, and one that breaks off', async () => {
    expect((await send(form({ caption: 'Sea', picture: png(100_000) }))).status).toBe(413);
    expect((await send('{}', { 'content-type': 'application/json' })).status).toBe(415);
    const broken = await send('--b\r\nnothing', { 'content-type': 'multipart/form-data; boundary=b' });
    expect([broken.status, await broken.json()]).toEqual([400, expect.objectContaining({ code: 'body_unreadable' })]);
  });
});

test('an answer with a version answers 304 to who has it', async () => {
  const read = (headers = {}) => theme.handle(new Request('http://heed.test/api/theme/', { headers }), {});
  const etag = (await read()).headers.get('etag') ?? '';
  const again = await read({ 'if-none-match': etag });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect([again.headers.get('content-type'), again.headers.get('cache-control')]).toEqual([null, 'no-store']);
});

test('the OpenAPI document describes files, pictures and versions, and is valid', async () => {
  const document = openApiDocument(operations);
  expect((await new Validator().validate(document)).errors).toBeUndefined();
  expect(document['paths']).toMatchObject({
    '/api/calendar/{name}/': {
      get: {
        responses: {
          200: { content: { 'text/calendar': { schema: { type: 'string', format: 'binary' } } } },
          304: { $ref: '#/components/responses/NotModified' },
        },
      },
    },
    '/api/pictures/': {
      post: {
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: { properties: { picture: { format: 'binary' } }, required: ['caption', 'picture'] },
              encoding: { picture: { contentType: 'image/png, image/jpeg' } },
            },
          },
        },
      },
    },
  });
});

test('the fuzz suite asks for files and sends pictures, valid and spoilt', async () => {
  const served = new Map([calendar, pictures, theme].map((one) => [one.operation.id, routeHandlers(one)]));
  const described = describedOperations(operations);
  const requests = fc.sample(requestsTo(described, { tokens: ['none'], uuids: [], texts: ['a'] }), {
    numRuns: 400,
    seed: 1,
  });
  const errors: string[] = [];
  const statuses = new Map<string, number>();
  for (const request of requests) {
    const { body, headers, method, operation: one, params, query } = request;
    const { authorization: _, ...others } = headers;
    const handlers: Record<string, unknown> = served.get(one.id) ?? {};
    const handler = handlers[method];
    if (!isHandler(handler)) throw new Error(`${one.id} has no ${method}.`);
    const canCarry = body !== undefined && method !== 'GET' && method !== 'HEAD';
    const answer = await callHandler(handler, one, {
      method,
      params,
      query,
      headers: others,
      ...(canCarry && { raw: body }),
    });
    const name = `${one.id} ${answer.status}`;
    statuses.set(name, (statuses.get(name) ?? 0) + 1);
    errors.push(...(await findAnswerErrors(request, answer, [one.method])).map((error) => `${one.id} ${error}`));
  }
  expect([...new Set(errors)]).toEqual([]);
  expect([...statuses.keys()]).toEqual(
    expect.arrayContaining(['calendar_read 200', 'pictures_create 201', 'pictures_create 400', 'theme_read 200']),
  );
});

function isHandler(value: unknown): value is Parameters<typeof callHandler>[0] {
  return typeof value === 'function';
}
