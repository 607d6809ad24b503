import { describe, expect, it } from 'vitest';
import { changeResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import { deleteServiceSettingsOperation } from '@/lib/contracts/people/service-settings-deletion';
import { database } from '@/lib/db/client';
import { makeCustomer, makeResource } from '@/lib/testing/make';
import { makeServiceSettings } from '@/lib/testing/make-service-settings';
import { detailOf, type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();

const own = (fields: object = {}) => makeServiceSettings({ customer_id: here.customerId, ...fields });
const resource = (fields: object = {}) => makeResource({ project_id: here.projectId, ...fields });
const give = (uuid: string, service_settings: string | null, caller: ProjectCaller = 'staff') =>
  here.call(changeResourceOperation, caller, { params: { uuid }, body: { service_settings } });

describe('PATCH /api/marketplace-resources/{uuid}/', () => {
  it('answers 200 with shared service settings, or those of its organisation, by address or uuid, and none with null', async () => {
    const { id } = await resource();
    for (const { id: settings, name } of [await makeServiceSettings(), await own()]) {
      const url = `http://127.0.0.1:3000/api/service-settings/${settings}/`;
      const expected = { service_settings: url, service_settings_uuid: settings, service_settings_name: name };
      expect(await (await give(id, url)).json()).toMatchObject(expected);
      expect(await (await give(id, settings)).json()).toMatchObject(expected);
    }
    const without = await (await give(id, null)).json();
    expect(without).toMatchObject({ service_settings: null, service_settings_name: '' });
    expect(without).not.toHaveProperty('service_settings_uuid');
  });

  it('answers 422 with settings of another organisation, and with those that are turned off', async () => {
    const { id } = await resource();
    const others = await makeServiceSettings({ customer_id: (await makeCustomer()).id });
    expect(await detailOf(await give(id, others.id))).toEqual([
      422,
      'These service settings are of another organisation.',
    ]);
    const off = await own({ is_active: false });
    expect(await detailOf(await give(id, off.id))).toEqual([422, 'These service settings are turned off.']);
  });

  it('answers 200 to settings that were turned off after it got them, as they are no change', async () => {
    const off = await own({ is_active: false });
    const { id } = await resource({ service_settings_id: off.id });
    expect((await give(id, off.id)).status).toBe(200);
  });

  it('answers 403 to all but staff, and 409 to a terminated one', async () => {
    const settings = await own();
    expect((await give((await resource()).id, settings.id, 'owner')).status).toBe(403);
    expect((await give((await resource({ state: 'TERMINATED' })).id, settings.id)).status).toBe(409);
  });

  it('answers either 200 or 400 where the settings are deleted at that moment, and no resource keeps deleted ones', async () => {
    for (let round = 0; round < 5; round++) {
      const [{ id }, { id: uuid }] = [await resource(), await own()];
      const [given, deleted] = await Promise.all([
        give(id, uuid),
        here.call(deleteServiceSettingsOperation, 'staff', { params: { uuid } }),
      ]);
      const { service_settings_id } = await database().resource.findUniqueOrThrow({ where: { id } });
      const outcome = [given.status, deleted.status, service_settings_id];
      expect([
        [200, 409, uuid],
        [400, 204, null],
      ]).toContainEqual(outcome);
    }
  });
});
