import { Callout } from '@/components/ui/callout';
import { env, isPublicDemo } from '@/lib/core/env';

/** Warns before something real enters a demo; shows nothing elsewhere, and where a public demo takes nothing anyway. */
export function DemoWarning() {
  if (env.HEED_DEMO === '0' || isPublicDemo()) return null;
  return (
    <div className="mb-4">
      <Callout tone="warning">
        This is a demo: anyone who can open it can sign in as its demo people, staff included. Keep real people and data
        in an installation of their own, started with <code>HEED_DEMO=0</code> and <code>HEED_DATA</code>.
      </Callout>
    </div>
  );
}
