import type { ReactNode } from 'react';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';

interface ShownSecretProps {
  /** What to do with it. */
  children: ReactNode;
  /** Names what is copied: "Copy token". */
  label: string;
  secret: string;
}

/** A secret, this once. */
export function ShownSecret({ children, label, secret }: ShownSecretProps) {
  return (
    <div className="space-y-3">
      <Callout tone="warning">Copy it now. You won’t see it again.</Callout>
      <CopyField label={label} text={secret} />
      {children}
    </div>
  );
}
