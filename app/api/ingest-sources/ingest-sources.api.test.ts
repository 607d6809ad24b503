import { describe, expect, it } from 'vitest';
import {
  createIngestSourceOperation,
  ingestEventsOperation,
  listIngestSourcesOperation,
  revokeIngestSourceOperation,
  rotateIngestSourceOperation,
} from '@/lib/contracts/alerts/ingest';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeIngestSource } from '@/lib/testing/make-ingest-source';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);
const anEvent = { alert_type: 'capacity', title: 'Disk full' };

describe('GET /api/ingest-sources/', () => {
  it('answers 200 with the sources, without their tokens', async () => {
    const { id, name, token } = await makeIngestSource('events');
    const answer = await callOperation(listIngestSourcesOperation, {
      token: await tokenOf(true),
      query: '?page_size=300',
    });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(JSON.parse(text)).toContainEqual(
      expect.objectContaining({ uuid: id, name, last_used_at: null, revoked_at: null }),
    );
    expect(text).not.toContain(token);
  });

  it('answers 400 to an unknown parameter', async () => {
    expect(
      (await callOperation(listIngestSourcesOperation, { token: await tokenOf(true), query: '?x=1' })).status,
    ).toBe(400);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect((await callOperation(listIngestSourcesOperation)).status).toBe(401);
    expect((await callOperation(listIngestSourcesOperation, { token: await tokenOf(false) })).status).toBe(403);
  });
});

describe('POST /api/ingest-sources/', () => {
  it('answers 201 with a token that reports at once; it is stored as a hash, and recorded without it', async () => {
    const body = { name: uniqueName('source'), kind: 'events' };
    const answer = await callOperation(createIngestSourceOperation, { token: await tokenOf(true), body });
    const { uuid, token } = await answer.json();
    expect(answer.status).toBe(201);
    expect((await callOperation(ingestEventsOperation, { token, body: anEvent })).status).toBe(200);
    const audits = await database().auditEntry.findMany({ where: { subject_id: uuid } });
    expect(audits).toHaveLength(1);
    expect(JSON.stringify(audits)).not.toContain(token);
  });

  it('answers 409 to a name in use, in whatever case, until it is revoked', async () => {
    const token = await tokenOf(true);
    const { id, name } = await makeIngestSource('events');
    const ask = () =>
      callOperation(createIngestSourceOperation, { token, body: { name: name.toUpperCase(), kind: 'events' } });
    expect((await ask()).status).toBe(409);
    await callOperation(revokeIngestSourceOperation, { token, params: { uuid: id } });
    expect((await ask()).status).toBe(201);
  });

  it('answers 400 to another kind or no name', async () => {
    const token = await tokenOf(true);
    for (const body of [{ name: 'a', kind: 'syslog' }, { name: '', kind: 'events' }, {}]) {
      expect((await callOperation(createIngestSourceOperation, { token, body })).status).toBe(400);
    }
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    const body = { name: uniqueName('source'), kind: 'events' };
    expect((await callOperation(createIngestSourceOperation, { body })).status).toBe(401);
    expect((await callOperation(createIngestSourceOperation, { token: await tokenOf(false), body })).status).toBe(403);
  });
});

describe('POST /api/ingest-sources/{uuid}/rotate/', () => {
  const reporting = async (token: string) =>
    (await callOperation(ingestEventsOperation, { token, body: anEvent })).json();
  const asked = async (uuid: string) => ({ token: await tokenOf(true), params: { uuid }, body: {} });

  it('answers 200 with a token that goes on where the one before stopped at once; neither is recorded', async () => {
    const { id, token: before } = await makeIngestSource('events');
    expect(await reporting(before)).toMatchObject({ opened: 1 });
    const answer = await callOperation(rotateIngestSourceOperation, await asked(id));
    const { prefix, token, uuid } = await answer.json();
    expect([answer.status, uuid, token.startsWith(prefix)]).toEqual([200, id, true]);
    expect(await reporting(before)).toMatchObject({ status: 401 });
    expect(await reporting(token)).toMatchObject({ opened: 0, counted: 1 });
    const audits = await database().auditEntry.findMany({ where: { subject_id: id } });
    expect(audits.map(({ operation }) => operation)).toEqual([rotateIngestSourceOperation.id]);
    for (const secret of [before, token]) expect(JSON.stringify(audits)).not.toContain(secret);
  });

  it('answers 200 to calls at the same moment, of whose tokens one reports', async () => {
    const { id } = await makeIngestSource('events');
    const ask = await asked(id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => callOperation(rotateIngestSourceOperation, ask)));
    const made: { token: string }[] = await Promise.all(answers.map((answer) => answer.json()));
    const reports = await Promise.all(
      made.map(({ token }) => callOperation(ingestEventsOperation, { token, body: anEvent })),
    );
    expect(answers.map(({ status }) => status)).toEqual(made.map(() => 200));
    expect(reports.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('answers 404 once it is revoked, and leaves no token that reports when both come at the same moment', async () => {
    const { id } = await makeIngestSource('events');
    const ask = await asked(id);
    const [, rotated] = await Promise.all([
      callOperation(revokeIngestSourceOperation, ask),
      callOperation(rotateIngestSourceOperation, ask),
    ]);
    const { token } = await rotated.json();
    expect((await callOperation(ingestEventsOperation, { token, body: anEvent })).status).toBe(401);
    expect((await callOperation(rotateIngestSourceOperation, ask)).status).toBe(404);
  });

  it('answers 401 without credentials, 403 to people who are not staff, and 404 to a source that is not there', async () => {
    const params = { uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e' };
    const statusFor = async (token?: string) =>
      (await callOperation(rotateIngestSourceOperation, { params, body: {}, ...(token !== undefined && { token }) }))
        .status;
    expect([await statusFor(), await statusFor(await tokenOf(false)), await statusFor(await tokenOf(true))]).toEqual([
      401, 403, 404,
    ]);
  });
});

describe('DELETE /api/ingest-sources/{uuid}/', () => {
  it('answers 204, and the token reports no more; 404 the second time', async () => {
    const { id, token: secret } = await makeIngestSource('events');
    const asked = { token: await tokenOf(true), params: { uuid: id } };
    expect((await callOperation(revokeIngestSourceOperation, asked)).status).toBe(204);
    expect((await callOperation(ingestEventsOperation, { token: secret, body: anEvent })).status).toBe(401);
    expect((await callOperation(revokeIngestSourceOperation, asked)).status).toBe(404);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    const params = { uuid: (await makeIngestSource('events')).id };
    expect((await callOperation(revokeIngestSourceOperation, { params })).status).toBe(401);
    expect((await callOperation(revokeIngestSourceOperation, { token: await tokenOf(false), params })).status).toBe(
      403,
    );
  });
});
