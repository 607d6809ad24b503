import { createTokenFor } from '@/lib/services/accounts/create-token-for';
import { runForOwner } from '@/scripts/commands/run-for-owner';

await runForOwner(
  'npm run token -- EMAIL [--scope read|write|ingest] [--expires-in-days N|never]',
  (ctx, email, options) => createTokenFor(ctx, email, options),
  ['scope', 'expires-in-days'],
);
