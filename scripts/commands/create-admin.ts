import { createAdmin } from '@/lib/services/people/create-admin';
import { runForOwner } from '@/scripts/commands/run-for-owner';

await runForOwner('npm run create-admin -- EMAIL', async (ctx, email) => (await createAdmin(ctx, email)).url);
