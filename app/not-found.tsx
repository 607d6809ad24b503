import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { actionsPage } from '@/lib/core/routes';

export const metadata: Metadata = { title: 'Not found' };

/** What an address shows that leads nowhere, or to what is not the person's to see. */
export default function NotFoundPage() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<Compass />}
        title="Page not found"
        action={
          <ButtonLink href={actionsPage} variant="primary">
            Go to your actions
          </ButtonLink>
        }
      >
        It doesn’t exist, or you don’t have access to it.
      </EmptyState>
    </main>
  );
}
