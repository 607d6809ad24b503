import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';

/** A secret, this once. */
export function ShownSecret({ secret }: { secret: string }) {
  return (
    <div className="space-y-3">
      <Callout tone="warning">Copy it now: it is not shown again.</Callout>
      <CopyField label="Copy secret" text={secret} />
      <p className="text-text-muted">The other system needs it to check that what arrives is from here.</p>
    </div>
  );
}
