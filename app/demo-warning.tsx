import { Callout } from '@/components/ui/callout';
import { env, isPublicDemo } from '@/lib/core/env';

/** Warns before something real enters a demo; shows nothing elsewhere, and where a public demo takes nothing anyway. */
export function DemoWarning() {
  if (env.HEED_DEMO === '0' || isPublicDemo()) return null;
  return (
    <div className="mb-4">
      <Callout tone="warning">
        This is a demo. Anyone who can open it can sign in as any demo user, including staff. For real people and data,
        start a separate installation with <code>HEED_DEMO=0</code> and <code>HEED_DATA</code>.
      </Callout>
    </div>
  );
}
