import { AuthError, CredentialsSignin } from 'next-auth';
import { signInPage } from '@/lib/core/routes';
import { signIn } from '@/lib/http/sessions';

/** Starts a session in one way. Returns what the sign-in library says against it, null when it worked. */
export async function startSession(
  method: string,
  given: Record<string, string>,
): Promise<{ error: string; code: string } | null> {
  try {
    await signIn(method, { ...given, redirect: false, redirectTo: signInPage });
    return null;
  } catch (error) {
    if (error instanceof CredentialsSignin) return { error: error.type, code: error.code };
    if (error instanceof AuthError) return { error: error.type, code: '' };
    throw error;
  }
}
