import { createContext } from '@/lib/services/create-context';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { systemActor } from '@/lib/testing/test-context';

const forStaff = { any: staff(200) };

/** Nobody listens there, which a test of the endpoint says in its answer. */
const url = 'http://127.0.0.1:59999/hook';

/** An endpoint, made for its call. */
const aboutAnEndpoint: MatrixRow = {
  outcomes: forStaff,
  ask: async () => ({ params: { uuid: await makeEndpoint() } }),
};

export const webhookRows: MatrixRows = {
  webhook_endpoints_list: { outcomes: forStaff, ask: () => ({}) },
  webhook_endpoints_create: {
    outcomes: { any: staff(201) },
    ask: () => ({ body: { url: 'https://hooks.example/heed' } }),
  },
  webhook_endpoints_read: aboutAnEndpoint,
  webhook_endpoints_change: {
    outcomes: forStaff,
    ask: async () => ({ params: { uuid: await makeEndpoint() }, body: { is_enabled: false } }),
  },
  webhook_endpoints_delete: {
    outcomes: { any: staff(204) },
    ask: async () => ({ params: { uuid: await makeEndpoint() } }),
  },
  webhook_endpoints_rotate_secret: aboutAnEndpoint,
  webhook_endpoints_test: aboutAnEndpoint,
  webhook_endpoints_messages: aboutAnEndpoint,
  webhook_endpoints_replay: {
    outcomes: forStaff,
    ask: async () => {
      const uuid = await makeEndpoint();
      const failed = { channel: 'webhook', recipient: uuid, state: 'failed', provider_id: null, sent_at: null };
      return { params: { uuid, message_uuid: (await makeDelivery(failed)).id } };
    },
  },
};

async function makeEndpoint(): Promise<string> {
  const made = await createWebhookEndpoint(createContext(systemActor), {
    url,
    description: '',
    kinds: [],
  });
  return made.uuid;
}
