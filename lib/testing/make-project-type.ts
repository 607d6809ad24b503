import { database } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

export function makeProjectType(name = uniqueName('type')) {
  return database().projectType.create({ data: { name, created: testNow, modified: testNow } });
}
