import { buildApp } from '@/scripts/installation/build-app';
import { conclude } from '@/scripts/installation/conclude';
import { environmentFor } from '@/scripts/installation/environment';
import { generateClient } from '@/scripts/installation/generate-client';
import { root } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';

// A build reads no data; the app only wants the URL to be well-formed.
const NO_DATABASE = 'postgresql://127.0.0.1/none';

async function build(): Promise<number> {
  const settings = readSettings(process.env, root, true);
  const env = await environmentFor(settings, settings.databaseUrl ?? NO_DATABASE, process.env);
  await generateClient(env);
  await buildApp(env);
  return 0;
}

await conclude(build);
