'use client';

import { useFormStatus } from 'react-dom';
import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-classes';

interface SubscriptionFormProps {
  action: (form: FormData) => Promise<void>;
  label: string;
  token: string;
  variant: ButtonVariant;
}

/** One button; works before scripts do. */
export function SubscriptionForm({ action, label, token, variant }: SubscriptionFormProps) {
  return (
    <form action={action} className="grid">
      <input type="hidden" name="token" value={token} />
      <SubmitButton label={label} variant={variant} />
    </form>
  );
}

function SubmitButton({ label, variant }: Pick<SubscriptionFormProps, 'label' | 'variant'>) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant={variant} size="large" isPending={pending}>
      {label}
    </Button>
  );
}
