import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  deleteDocumentOperation,
  MOST_DOCUMENT_BYTES,
  putDocumentOperation,
  readDocumentOperation,
} from '@/lib/contracts/access/documents';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeCommitteeMember, makeSubmission, pdfOf } from '@/lib/testing/make-access';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

let submitterId = '';
const tokens = { submitter: '', committee: '', staff: '', support: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeAll(async () => {
  submitterId = (await makeUser({ full_name: 'Sara' })).id;
  tokens.submitter = await makeToken(submitterId);
  tokens.committee = await makeToken((await makeCommitteeMember()).id);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

const draft = () => makeSubmission({ submitter_id: submitterId });
const submit = (id: string) =>
  database().accessSubmission.update({ where: { id }, data: { state: 'SUBMITTED', submitted_at: clock() } });

type Sent = { raw?: Uint8Array<ArrayBuffer>; kind?: string; caller?: Caller; headers?: Record<string, string> };
const put = (id: string, { caller = 'submitter', headers = {}, kind = 'duc', raw = pdfOf('first') }: Sent = {}) =>
  callOperation(putDocumentOperation, {
    token: tokens[caller],
    params: { id, kind },
    raw,
    headers: { 'content-type': 'application/pdf', ...headers },
  });
const read = (id: string, caller: Caller = 'submitter', kind = 'duc') =>
  callOperation(readDocumentOperation, { token: tokens[caller], params: { id, kind } });
const remove = (id: string, caller: Caller = 'submitter', kind = 'duc') =>
  callOperation(deleteDocumentOperation, { token: tokens[caller], params: { id, kind } });
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

/** A file of a size that begins and ends as a PDF does. */
function pdfOfSize(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).fill(97);
  bytes.set(new TextEncoder().encode('%PDF-1.7'));
  bytes.set(new TextEncoder().encode('%%EOF'), size - 5);
  return bytes;
}

describe('PUT /api/access-submissions/{id}/documents/{kind}/', () => {
  it('answers 201 the first time and 200 then, with what was sent; what was there is gone', async () => {
    const { id } = await draft();
    const first = await put(id, {
      headers: { 'content-disposition': 'attachment; filename="C:\\papers\\use certificate.pdf"' },
    });
    const bytes = pdfOf('first');
    expect([first.status, await first.json()]).toMatchObject([
      201,
      {
        kind: 'duc',
        file_name: 'use certificate.pdf',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        uploaded_by: { uuid: submitterId, full_name: 'Sara' },
      },
    ]);
    expect((await put(id, { raw: pdfOf('second') })).status).toBe(200);
    expect(await bytesOf(await read(id))).toEqual(pdfOf('second'));
    const [document] = await database().accessDocument.findMany({ where: { submission_id: id } });
    expect(document?.file_name).toBe('duc.pdf');
    expect(await database().accessDocumentPart.count({ where: { upload_id: document?.upload_id ?? '' } })).toBe(1);
  });

  it.each([
    ['letters', `${'a'.repeat(250)}.pdf`, 'a'.repeat(200)],
    ['signs of two code units', `${'\u{1F30A}'.repeat(201)}.pdf`, '\u{1F30A}'.repeat(200)],
    ['200 characters, which stay', `${'b'.repeat(196)}.pdf`, `${'b'.repeat(196)}.pdf`],
  ])('answers 201 with the file name cut to 200 characters (%s)', async (_what, sent, kept) => {
    const { id } = await draft();
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(sent)}`;
    const answer = await put(id, { headers: { 'content-disposition': disposition } });
    expect([answer.status, (await answer.json()).file_name]).toEqual([201, kept]);
  });

  it('answers 201 to 10 MiB and 413 to more, whatever length is stated, and leaves what was there', async () => {
    const { id } = await draft();
    const largest = pdfOfSize(MOST_DOCUMENT_BYTES);
    expect((await put(id, { raw: largest })).status).toBe(201);
    expect(Buffer.from(await bytesOf(await read(id))).equals(largest)).toBe(true);
    expect((await put(id, { raw: pdfOfSize(MOST_DOCUMENT_BYTES + 1) })).status).toBe(413);
    expect((await put(id, { headers: { 'content-length': String(MOST_DOCUMENT_BYTES + 1) } })).status).toBe(413);
    expect((await read(id)).headers.get('content-length')).toBe(String(MOST_DOCUMENT_BYTES));
  });

  it.each([
    ['no %PDF- at the beginning', new TextEncoder().encode('<html>%PDF-1.7 %%EOF')],
    ['no %%EOF among the last 1,024 bytes', new TextEncoder().encode(`%PDF-1.7 %%EOF${'a'.repeat(1_024)}`)],
    ['nothing', new Uint8Array()],
  ])('answers 400 "This is not a PDF file." to %s, and keeps nothing', async (_name, raw) => {
    const { id } = await draft();
    const before = await database().accessDocumentPart.count();
    const answer = await put(id, { raw });
    expect([answer.status, (await answer.json()).detail]).toEqual([400, 'This is not a PDF file.']);
    expect([await database().accessDocumentPart.count(), (await read(id)).status]).toEqual([before, 404]);
  });

  it('answers 400 to an upload that breaks off, and leaves what was there', async () => {
    const { id } = await draft();
    await put(id);
    const before = await database().accessDocumentPart.count();
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        if (pulls === 1) controller.enqueue(pdfOfSize(1024 * 1024));
        else controller.error(new Error('hung up'));
      },
    });
    const answer = await callOperation(putDocumentOperation, {
      token: tokens.submitter,
      params: { id, kind: 'duc' },
      raw: body,
      headers: { 'content-type': 'application/pdf' },
    });
    expect(answer.status).toBe(400);
    expect(await bytesOf(await read(id))).toEqual(pdfOf('first'));
    expect(await database().accessDocumentPart.count()).toBe(before);
  });

  it('answers 401, 403 to staff, 404 to others and for another kind, 409 with the state outside DRAFT, and 415 to another type', async () => {
    const { id } = await draft();
    const raw = pdfOf('x');
    expect((await callOperation(putDocumentOperation, { params: { id, kind: 'duc' }, raw })).status).toBe(401);
    expect((await put(id, { caller: 'staff' })).status).toBe(403);
    expect((await put(id, { caller: 'committee' })).status).toBe(404);
    expect((await put(id, { kind: 'cv' })).status).toBe(404);
    expect((await put(id, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    await submit(id);
    const late = await put(id);
    expect([late.status, (await late.json()).state]).toEqual([409, 'SUBMITTED']);
  });
});

describe('GET /api/access-submissions/{id}/documents/{kind}/', () => {
  it('answers 200 as an attachment with nosniff and no-store to submitter, committee and staff, 401 without a token, and 404 to others, support included', async () => {
    const { id } = await draft();
    const name = 'Ünï "quoted"\u202E;\r\nX: y.pdf';
    await put(id, { headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` } });
    await submit(id);
    const answer = await read(id, 'committee');
    expect(await bytesOf(answer)).toEqual(pdfOf('first'));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="_n_ _quoted_;X: y.pdf"; filename*=UTF-8''${encodeURIComponent('Ünï "quoted";X: y.pdf')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const statuses = await Promise.all(
      (['submitter', 'staff', 'support', 'stranger'] as const).map((one) => read(id, one)),
    );
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
    expect((await callOperation(readDocumentOperation, { params: { id, kind: 'duc' } })).status).toBe(401);
    expect([(await read(id, 'submitter', 'irb')).status, (await read(nobody)).status]).toEqual([404, 404]);
  });
});

describe('DELETE /api/access-submissions/{id}/documents/{kind}/', () => {
  it('answers 204 and it is gone, 401 without a token, 403 to staff, 404 where there is none, and 409 with the state outside DRAFT', async () => {
    const { id } = await draft();
    await put(id);
    expect((await callOperation(deleteDocumentOperation, { params: { id, kind: 'duc' } })).status).toBe(401);
    expect((await remove(id, 'staff')).status).toBe(403);
    expect((await remove(id)).status).toBe(204);
    expect([(await read(id)).status, (await remove(id)).status]).toEqual([404, 404]);
    await put(id);
    await submit(id);
    const late = await remove(id);
    expect([late.status, (await late.json()).state]).toEqual([409, 'SUBMITTED']);
  });
});
