import { announce } from '@/scripts/installation/announce';
import { buildApp } from '@/scripts/installation/build-app';
import { conclude } from '@/scripts/installation/conclude';
import { loadDemo } from '@/scripts/installation/load-demo';
import { root } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';
import { servedInstallation } from '@/scripts/installation/settle-kind';
import { untilEnd } from '@/scripts/installation/until-end';
import { requireFreePort, startWebServer } from '@/scripts/installation/web-server';
import { withInstallation } from '@/scripts/installation/with-installation';

async function serve(): Promise<number> {
  const settings = readSettings(process.env, root, !process.argv.includes('--dev'));
  await requireFreePort(settings);
  return withInstallation(settings, async (given, database) => {
    const { kind, env } = await servedInstallation(settings, given);
    await loadDemo(env);
    if (settings.isProduction) await buildApp(env);
    const server = await startWebServer(settings, env);
    await announce(settings, env, kind);
    return untilEnd(server, database);
  });
}

await conclude(serve);
