import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { alertmanagerConfiguration, eventCommand } from '@/components/sources/configuration';

const origin = 'http://127.0.0.1:3000';
const token = 'ingest_…';

test('what is shown to be pasted is what the documentation gives', async () => {
  const page = await readFile('docs/ingest.md', 'utf8');
  const blocks = [...page.matchAll(/```(?:yaml|sh)\n(.*?)```/gs)].map(([, text]) => text);
  expect(blocks).toContain(alertmanagerConfiguration(origin, token));
  expect(blocks).toContain(eventCommand(origin, token));
});
