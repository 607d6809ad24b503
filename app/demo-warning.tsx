import { Callout } from '@/components/ui/callout';
import { isPublicDemo } from '@/lib/core/env';
import { createContext } from '@/lib/services/create-context';
import { isDemoInstallation } from '@/lib/services/system/is-demo-installation';

/** Warns before something real enters a demo; shows nothing elsewhere, and where a public demo takes nothing anyway. */
export async function DemoWarning() {
  if (isPublicDemo() || !(await isDemoInstallation(createContext({ kind: 'anonymous' })))) return null;
  return (
    <div className="mb-4">
      <Callout tone="warning">
        This is a demo installation. When it is served as a demo, anyone who can open it can sign in as any demo user,
        including staff. For real people and data, start a separate installation with <code>HEED_DEMO=0</code> and{' '}
        <code>HEED_DATA</code>.
      </Callout>
    </div>
  );
}
