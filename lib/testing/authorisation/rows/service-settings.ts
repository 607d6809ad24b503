import { type Caller, viewersIn } from '@/lib/testing/authorisation/callers';
import { amongViewers, only, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows, Question } from '@/lib/testing/authorisation/find-matrix-errors';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { uniqueName } from '@/lib/testing/make';
import { makeServiceSettings } from '@/lib/testing/make-service-settings';

/** CUSTOMER.UPDATE on the customer. */
const mayChange: readonly Caller[] = ['owner', 'staff'];
const sees: readonly Caller[] = [...mayChange, 'support'];
const ours: readonly Caller[] = ['staff', 'support'];

export const serviceSettingsRows: MatrixRows = {
  service_settings_list: {
    outcomes: {
      shared: only(sees, 'shown', 'hidden'),
      sameCustomer: only(sees, 'shown', 'hidden'),
      otherCustomer: only(ours, 'shown', 'hidden'),
    },
    ask: async (users, _caller, subject) => {
      const { id, name } = await settingsOf(users, subject);
      return { query: `?name_exact=${name}`, seeks: id };
    },
  },
  service_settings_read: {
    outcomes: {
      shared: only(sees, 200, 404),
      sameCustomer: only(sees, 200, 404),
      otherCustomer: only(ours, 200, 404),
    },
    ask: about(() => ({})),
  },
  service_settings_create: {
    outcomes: {
      shared: staff(201),
      sameCustomer: amongViewers(mayChange, viewersIn.sameProject, 201, 400),
      otherCustomer: amongViewers(['staff'], viewersIn.otherCustomer, 201, 400),
    },
    ask: (users, _caller, subject) => ({
      body: { name: uniqueName('settings'), type: 'OpenStack', customer: customerOf(users, subject), token: 'secret' },
    }),
  },
  service_settings_change: {
    outcomes: changed(200),
    ask: about(() => ({ body: { name: uniqueName('settings'), password: 'secret' } })),
  },
  service_settings_delete: { outcomes: changed(204), ask: about(() => ({})) },
};

function changed(outcome: number) {
  return {
    shared: amongViewers(['staff'], sees, outcome),
    sameCustomer: amongViewers(mayChange, sees, outcome),
    otherCustomer: amongViewers(['staff'], ours, outcome),
  };
}

function customerOf({ projects }: TestUsers, subject: string): string | null {
  if (subject === 'shared') return null;
  return (subject === 'sameCustomer' ? projects.sameProject : projects.otherCustomer).customer_id;
}

function settingsOf(users: TestUsers, subject: string) {
  return makeServiceSettings({ customer_id: customerOf(users, subject) });
}

function about(ask: () => Question): MatrixRow['ask'] {
  return async (users, _caller, subject) => ({
    params: { uuid: (await settingsOf(users, subject)).id },
    ...ask(),
  });
}
