import { database } from '@/lib/db/client';

/** Warns on stderr where something real is about to enter a demo, which anyone who can open it may use as they like. */
export async function warnInDemo(): Promise<void> {
  const installation = await database().installation.findFirst();
  if (installation?.kind !== 'demo') return;
  process.stderr.write(
    'This is a demo installation. Anyone who can open it can sign in as any demo user, including staff. For real people and data, start a separate installation with HEED_DEMO=0 and HEED_DATA.\n',
  );
}
