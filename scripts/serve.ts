import { once } from 'node:events';
import { announce } from '@/scripts/installation/announce';
import { buildApp } from '@/scripts/installation/build-app';
import { conclude } from '@/scripts/installation/conclude';
import { interruption } from '@/scripts/installation/interruption';
import { loadDemo } from '@/scripts/installation/load-demo';
import { root } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';
import { servedEnvironment } from '@/scripts/installation/settle-kind';
import { requireFreePort, startWebServer } from '@/scripts/installation/web-server';
import { withInstallation } from '@/scripts/installation/with-installation';

async function untilInterrupted(): Promise<number> {
  if (!interruption.aborted) await once(interruption, 'abort');
  return 0;
}

async function serve(): Promise<number> {
  const settings = readSettings(process.env, root, !process.argv.includes('--dev'));
  await requireFreePort(settings);
  return withInstallation(settings, async (given) => {
    const env = await servedEnvironment(settings, given);
    await loadDemo(env);
    if (settings.isProduction) await buildApp(env);
    const server = await startWebServer(settings, env);
    await announce(settings, env);
    const code = await Promise.race([server.ended, untilInterrupted()]);
    await server.stop();
    return code;
  });
}

await conclude(serve);
