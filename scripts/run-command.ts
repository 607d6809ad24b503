import { conclude } from '@/scripts/installation/conclude';
import { programFile, root, runNode } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';
import { withInstallation } from '@/scripts/installation/with-installation';

/** Runs a TypeScript file, or Prisma, with the installation's database. Its output is the only output. */
async function runCommand(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  const settings = readSettings(process.env, root, process.env.NODE_ENV !== 'development');
  return withInstallation(settings, async (env) => {
    const program = name === 'prisma' ? [programFile('prisma')] : ['--import', 'tsx', name];
    const { code } = await runNode({ args: [...program, ...rest], env, stdio: 'inherit' });
    return code;
  });
}

await conclude(runCommand);
