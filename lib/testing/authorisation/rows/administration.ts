import { env } from '@/lib/core/env';
import { createContext } from '@/lib/services/create-context';
import { openImport } from '@/lib/services/imports/open-import';
import { staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { systemActor } from '@/lib/testing/test-context';

const forStaff = { any: staff(200) };

/** A running import, made for its call. */
const aboutAnImport: MatrixRow = { outcomes: forStaff, ask: async () => ({ params: { uuid: await makeImport() } }) };

export const administrationRows: MatrixRows = {
  imports_list: { outcomes: forStaff, ask: () => ({}) },
  imports_read: aboutAnImport,
  imports_create: {
    outcomes: { any: staff(201) },
    ask: () => ({ raw: `{"type":"customer","external_id":"${crypto.randomUUID()}","name":"Acme"}\n` }),
  },
  imports_preview: { outcomes: forStaff, ask: () => ({ raw: '{"type":"customer"}\n' }) },
  imports_cancel: aboutAnImport,
  imports_errors: aboutAnImport,
  order_sync_read: { outcomes: forStaff, ask: () => ({}) },
  order_sync_request: { outcomes: { any: staff(202) }, ask: withOrderSource },
  settings_read: { outcomes: forStaff, ask: () => ({}) },
  settings_change: { outcomes: forStaff, ask: () => ({ body: { USER_ACTIONS_NOTIFICATION_THRESHOLD: 7 } }) },
};

function makeImport(): Promise<string> {
  const plan = {
    source: 'api',
    file_name: 'rows.ndjson',
    format: 'ndjson',
    record_type: null,
    size_bytes: null,
  } as const;
  return openImport(createContext(systemActor), plan);
}

/** A source that is named, and asked by nobody here. */
function withOrderSource() {
  env.HEED_ORDER_SOURCE_URL ??= 'http://127.0.0.1:9/orders';
  return {};
}
