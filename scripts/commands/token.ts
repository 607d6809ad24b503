import { createTokenFor } from '@/lib/services/people/create-token-for';
import { runForOwner } from '@/scripts/commands/run-for-owner';

await runForOwner('npm run token -- EMAIL', (ctx, email) => createTokenFor(ctx, email));
