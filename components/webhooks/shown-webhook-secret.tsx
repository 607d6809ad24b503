import { ShownSecret } from '@/components/ui/shown-secret';

/** A webhook's secret, this once. */
export function ShownWebhookSecret({ secret }: { secret: string }) {
  return (
    <ShownSecret label="Copy secret" secret={secret}>
      <p className="text-text-muted">The other system needs it to check that messages come from here.</p>
    </ShownSecret>
  );
}
