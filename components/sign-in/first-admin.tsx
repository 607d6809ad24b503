import { AuthCard } from '@/components/sign-in/auth-card';
import { linkLives } from '@/lib/core/link-lives';

/** What an empty installation says: nobody could sign in, and how the first admin is made. */
export function FirstAdmin({ siteName }: { siteName: string }) {
  return (
    <AuthCard heading={`Welcome to ${siteName}`}>
      <div className="grid gap-3">
        <p>No one can sign in yet. Create the first admin on the server:</p>
        <pre className="overflow-x-auto rounded-md border bg-surface-sunken px-3 py-2 font-mono text-sm">
          npm run create-admin -- EMAIL
        </pre>
        <p className="text-text-muted">
          It prints a one-time link to set a password, valid for {linkLives.handed_over.words}. Then come back here.
        </p>
      </div>
    </AuthCard>
  );
}
