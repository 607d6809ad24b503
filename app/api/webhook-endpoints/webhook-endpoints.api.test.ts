import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeWebhookEndpointOperation,
  createWebhookEndpointOperation,
  deleteWebhookEndpointOperation,
  listWebhookEndpointsOperation,
  readWebhookEndpointOperation,
  rotateWebhookSecretOperation,
  testWebhookEndpointOperation,
} from '@/lib/contracts/delivery/webhook-endpoints';
import type { Operation } from '@/lib/contracts/operation';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { startWebhookReceiver, verifyReceived, type WebhookReceiver } from '@/lib/testing/webhook-receiver';

let receiver: WebhookReceiver;
let token = '';
let stranger = '';

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  token = await makeToken((await makeUser({ is_staff: true, full_name: 'Astrid' })).id);
  stranger = await makeToken((await makeUser()).id);
});

afterAll(() => receiver.close());

const nowhere = { uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e' };

function statusFor(who: 'nobody' | 'strangers' | 'staff', operation: Operation, body?: unknown): Promise<number> {
  const tokens = { nobody: {}, strangers: { token: stranger }, staff: { token } };
  return callOperation(operation, { ...tokens[who], params: nowhere, body }).then(({ status }) => status);
}

async function makeEndpoint(): Promise<{ uuid: string; secret: string }> {
  const answer = await callOperation(createWebhookEndpointOperation, { token, body: { url: receiver.url } });
  return answer.json();
}

describe('GET /api/webhook-endpoints/', () => {
  it('answers 200 with endpoints, newest first, without their secrets', async () => {
    const { uuid, secret } = await makeEndpoint();
    const answer = await callOperation(listWebhookEndpointsOperation, { token });
    const text = await answer.text();
    expect([answer.status, JSON.parse(text)[0]]).toMatchObject([200, { uuid, created_by_name: 'Astrid' }]);
    expect(text).not.toContain(secret);
  });

  it('answers 400 that names an unknown parameter', async () => {
    const answer = await callOperation(listWebhookEndpointsOperation, { token, query: '?sort=url' });
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining(['sort'])]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listWebhookEndpointsOperation)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await callOperation(listWebhookEndpointsOperation, { token: stranger })).status).toBe(403);
  });
});

describe('POST /api/webhook-endpoints/', () => {
  const post = (asked: Parameters<typeof callOperation>[1]) => callOperation(createWebhookEndpointOperation, asked);

  it('answers 201 with the secret', async () => {
    const body = { url: 'https://hooks.example/heed', description: 'Pager', kinds: ['alert', 'alert'] };
    const answer = await post({ token, body });
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      { ...body, kinds: ['alert'], is_enabled: true, secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/) },
    ]);
  });

  it.each(['http://10.0.0.1/', 'http://2852039166/', 'http://[::1]/', 'ftp://hooks.example/', 'nonsense'])(
    'answers 400 with the reason for %s',
    async (url) => {
      const answer = await post({ token, body: { url } });
      expect([answer.status, await answer.json()]).toMatchObject([400, { url: [expect.any(String)] }]);
    },
  );

  it('answers 401 without a token', async () => {
    expect((await post({ body: { url: receiver.url } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await post({ token: stranger, body: { url: receiver.url } })).status).toBe(403);
  });
});

describe('GET /api/webhook-endpoints/{uuid}/', () => {
  it('answers 200 with a version and no secret', async () => {
    const { uuid, secret } = await makeEndpoint();
    const answer = await callOperation(readWebhookEndpointOperation, { token, params: { uuid } });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"[\w-]{27}"$/)]);
    expect(await answer.text()).not.toContain(secret);
  });

  it.each([
    [401, 'nobody'],
    [403, 'strangers'],
    [404, 'staff'],
  ] as const)('answers %i to %s about an endpoint that is not there', async (status, who) => {
    expect(await statusFor(who, readWebhookEndpointOperation)).toBe(status);
  });
});

describe('PATCH /api/webhook-endpoints/{uuid}/', () => {
  const patch = async (body: unknown, headers = {}) => {
    const { uuid } = await makeEndpoint();
    return callOperation(changeWebhookEndpointOperation, { token, params: { uuid }, body, headers });
  };

  it('answers 200 with the endpoint as it is now', async () => {
    const answer = await patch({ is_enabled: false, kinds: ['alert'] });
    expect([answer.status, await answer.json()]).toMatchObject([200, { is_enabled: false, kinds: ['alert'] }]);
  });

  it('answers 412 to a change of an older version', async () => {
    expect((await patch({ is_enabled: false }, { 'if-match': '"older"' })).status).toBe(412);
  });

  it.each([{ url: 'http://192.168.0.1/' }, { url: '' }, { kinds: ['Not a kind'] }, { secret: 'whsec_mine' }])(
    'answers 400 to %j',
    async (body) => {
      expect((await patch(body)).status).toBe(400);
    },
  );

  it.each([
    [401, 'nobody'],
    [403, 'strangers'],
    [404, 'staff'],
  ] as const)('answers %i to %s about an endpoint that is not there', async (status, who) => {
    expect(await statusFor(who, changeWebhookEndpointOperation, {})).toBe(status);
  });
});

describe('DELETE /api/webhook-endpoints/{uuid}/', () => {
  it('answers 204, and 404 the second time', async () => {
    const { uuid } = await makeEndpoint();
    const statuses = [];
    for (const _ of [1, 2]) {
      statuses.push((await callOperation(deleteWebhookEndpointOperation, { token, params: { uuid } })).status);
    }
    expect(statuses).toEqual([204, 404]);
  });

  it.each([
    [401, 'nobody'],
    [403, 'strangers'],
    [404, 'staff'],
  ] as const)('answers %i to %s about an endpoint that is not there', async (status, who) => {
    expect(await statusFor(who, deleteWebhookEndpointOperation)).toBe(status);
  });
});

describe('POST /api/webhook-endpoints/{uuid}/rotate_secret/', () => {
  it('answers 200 with another secret', async () => {
    const { uuid, secret } = await makeEndpoint();
    const answer = await callOperation(rotateWebhookSecretOperation, { token, params: { uuid }, body: {} });
    const rotated = await answer.json();
    expect([answer.status, rotated.secret === secret]).toEqual([200, false]);
    expect(rotated.previous_secret_until).not.toBeNull();
  });
});

describe('POST /api/webhook-endpoints/{uuid}/test/', () => {
  it('answers 200 with what came of a ping that was signed', async () => {
    const { uuid, secret } = await makeEndpoint();
    const answer = await callOperation(testWebhookEndpointOperation, { token, params: { uuid }, body: {} });
    expect([answer.status, await answer.json()]).toMatchObject([200, { is_delivered: true, status: 200 }]);
    const [last] = receiver.received.slice(-1);
    expect(last && verifyReceived(last, secret)).toMatchObject({ type: 'ping' });
  });
});

describe.each([
  { command: 'rotate_secret', operation: rotateWebhookSecretOperation },
  { command: 'test', operation: testWebhookEndpointOperation },
])('POST /api/webhook-endpoints/{uuid}/$command/', ({ operation }) => {
  it('answers 401 without a token', async () => {
    expect((await callOperation(operation, { params: nowhere, body: {} })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await callOperation(operation, { token: stranger, params: nowhere, body: {} })).status).toBe(403);
  });

  it('answers 404 to an endpoint that is not there', async () => {
    expect((await callOperation(operation, { token, params: nowhere, body: {} })).status).toBe(404);
  });
});
