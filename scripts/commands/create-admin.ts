import { createAdmin } from '@/lib/services/people/create-admin';
import { runForOwner } from '@/scripts/commands/run-for-owner';
import { warnInDemo } from '@/scripts/commands/warn-in-demo';

await runForOwner('npm run create-admin -- EMAIL', async (ctx, email) => {
  const { url } = await createAdmin(ctx, email);
  await warnInDemo();
  return url;
});
