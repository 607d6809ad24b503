import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { terminateResource } from '@/lib/services/resources/terminate-resource';
import { importText, ndjson } from '@/lib/testing/import-text';
import { uniqueName } from '@/lib/testing/make';
import { makeHeldResource } from '@/lib/testing/make-held-resource';
import { dayFromNow } from '@/lib/testing/make-sample-marketplace';

test('an import that moves the end of a resource asks anew whether it may end; one that does not leaves that alone', async () => {
  const [project, offering, key] = [uniqueName('p'), uniqueName('o'), uniqueName('r')];
  const { ctx, uuid, ...held } = await makeHeldResource({
    project: { external_id: project },
    resource: { external_id: key, end_date: dayFromNow(5) },
  });
  await database().offering.update({ where: { id: held.offering.id }, data: { external_id: offering } });
  await terminateResource(ctx, { uuid });
  const acceptedAt = async () =>
    (await database().resource.findUniqueOrThrow({ where: { id: uuid } })).termination_accepted_at;
  const resource = { type: 'resource', external_id: key, project, offering, name: 'Renamed', state: 'OK' };
  await importText(ndjson(resource));
  expect(await acceptedAt()).not.toBeNull();
  await importText(ndjson({ ...resource, end_date: '2027-11-22' }));
  expect(await acceptedAt()).toBeNull();
});
