import path from 'node:path';
import type { Environment } from '@/scripts/installation/environment';
import { programFile, root, runStep } from '@/scripts/installation/run-tool';
import { makeOnce, sourceHash } from '@/scripts/installation/source-hash';

/** Generates the Prisma client when the schema or Prisma itself has changed. */
export async function generateClient(env: Environment): Promise<void> {
  const mark = path.join(root, 'lib/db/generated/.source-hash');
  const hash = await sourceHash(root, ['prisma/schema', 'node_modules/prisma/package.json']);
  await makeOnce(mark, hash, () =>
    runStep([programFile('prisma'), 'generate'], env, 'Could not generate the database client; see above.'),
  );
}
