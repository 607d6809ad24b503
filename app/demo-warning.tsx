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
        This is a demo installation: served as a demo, it lets anyone who opens it sign in as its demo people, staff
        included. Keep real people and data in a separate one, started with <code>HEED_DEMO=0</code> and another{' '}
        <code>HEED_DATA</code>.
      </Callout>
    </div>
  );
}
