import { Button } from '@/components/ui/button';

interface ProviderButtonProps {
  action: (form: FormData) => Promise<void>;
  /** What people call the identity provider. */
  name: string;
  returnTo: string;
}

/** Leads to the identity provider. */
export function ProviderButton({ action, name, returnTo }: ProviderButtonProps) {
  return (
    <form action={action} className="grid">
      <input type="hidden" name="returnTo" value={returnTo} />
      <Button type="submit" size="large">
        Continue with {name}
      </Button>
    </form>
  );
}
