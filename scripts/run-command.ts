import { conclude } from '@/scripts/installation/conclude';
import { programFile, root, runNode } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';
import { withInstallation } from '@/scripts/installation/with-installation';

// Prisma replays migrations in a database of its own, and each benchmark has one; nothing else needs the superuser.
const MAKES_DATABASES = new Set(['prisma', 'bench/run.ts']);

/** Runs a TypeScript file, or Prisma, with the installation's database. Its output is the only output. */
async function runCommand(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  const settings = readSettings(process.env, root, process.env.NODE_ENV !== 'development');
  return withInstallation(settings, async (given, { maintenanceUrl }) => {
    const env = MAKES_DATABASES.has(name) ? { ...given, HEED_MAINTENANCE_URL: maintenanceUrl } : given;
    const program = name === 'prisma' ? [programFile('prisma')] : ['--import', 'tsx', name];
    const { code } = await runNode({ args: [...program, ...rest], env, stdio: 'inherit' });
    return code;
  });
}

await conclude(runCommand);
