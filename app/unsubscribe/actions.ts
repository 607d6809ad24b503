'use server';

import { redirect } from 'next/navigation';
import { DomainError } from '@/lib/core/errors';
import { unsubscribePage } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { createContext } from '@/lib/services/create-context';
import { undoUnsubscribe } from '@/lib/services/digests/undo-unsubscribe';
import { unsubscribe } from '@/lib/services/digests/unsubscribe';

/** Stops the digest, then shows that it is off. */
export async function stopDigest(form: FormData): Promise<void> {
  await change(form, unsubscribe);
}

/** Has the digest sent again, then shows that it is on. */
export async function takeDigestBack(form: FormData): Promise<void> {
  await change(form, undoUnsubscribe);
}

/** A token that is not ours leads back to the page, which says so. */
async function change(
  form: FormData,
  serviceFunction: (ctx: Ctx, input: { token: string }) => Promise<unknown>,
): Promise<void> {
  const given = form.get('token');
  const token = typeof given === 'string' ? given : '';
  try {
    await serviceFunction(createContext({ kind: 'anonymous' }), { token });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
  }
  redirect(unsubscribePage(token));
}
