import { randomBytes } from 'node:crypto';
import { changeResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import { createProjectServiceAccountOperation } from '@/lib/contracts/people/service-accounts';
import { createServiceSettingsOperation } from '@/lib/contracts/people/service-settings';
import { database } from '@/lib/db/client';
import { editResource } from '@/lib/services/resources/edit-resource';
import { createProjectServiceAccount } from '@/lib/services/service-accounts/create-project-service-account';
import { createServiceSettings } from '@/lib/services/service-settings/create-service-settings';
import { contextOf } from '@/prisma/demo/context-of';

/** Two backends, one for everyone and one of an organisation, which a resource uses; and a program that acts in a project. */
export async function playSettings(): Promise<void> {
  const astrid = await contextOf('astrid', 20);
  const shared = { name: 'Community cloud', type: 'OpenStack', backend_url: 'https://cloud.example.org/v3' };
  await createServiceSettings(astrid, createServiceSettingsOperation.body.parse(shared));
  const customer = await database().customer.findUniqueOrThrow({ where: { external_id: 'demo-northlab' } });
  const own = {
    name: 'North Lab cluster',
    type: 'SLURM',
    customer: customer.id,
    backend_url: 'https://cluster.northlab.example/',
    options: { partition: 'main' },
    username: 'heed',
    token: randomBytes(16).toString('hex'),
  };
  const { uuid } = await createServiceSettings(
    await contextOf('olga', 18),
    createServiceSettingsOperation.body.parse(own),
  );
  const queue = await database().resource.findFirstOrThrow({ where: { name: 'forecast-queue' } });
  await editResource(astrid, { uuid: queue.id, ...changeResourceOperation.body.parse({ service_settings: uuid }) });
  const observatory = await database().project.findUniqueOrThrow({ where: { external_id: 'demo-observatory' } });
  const account = {
    project: observatory.id,
    username: 'plate-uploader',
    description: 'Uploads the plates of each night.',
  };
  await createProjectServiceAccount(astrid, createProjectServiceAccountOperation.body.parse(account));
}
