import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';

/** A secret, this once. */
export function ShownSecret({ secret }: { secret: string }) {
  return (
    <div className="space-y-3">
      <Callout tone="warning">Copy it now: it is not shown again.</Callout>
      <div className="flex items-center gap-2 rounded-md border bg-surface-sunken py-1 ps-3 pe-1">
        <code className="min-w-0 flex-1 select-all break-all text-sm">{secret}</code>
        <CopyButton label="Copy secret" text={secret} />
      </div>
      <p className="text-text-muted">The other system needs it to check that what arrives is from here.</p>
    </div>
  );
}
