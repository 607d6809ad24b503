import { database } from '@/lib/db/client';
import { testNow } from '@/lib/testing/test-context';

const image = { version: 'one', media_type: 'image/png', bytes: new Uint8Array([1, 2, 3]), created: testNow };

/** A picture for a project, if it has none; not one that decodes. */
export function makeProjectImage(project_id: string) {
  return database().projectImage.upsert({ where: { project_id }, create: { project_id, ...image }, update: image });
}

/** The same for a customer. */
export function makeCustomerImage(customer_id: string) {
  return database().customerImage.upsert({ where: { customer_id }, create: { customer_id, ...image }, update: image });
}
