'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createQueryClient } from '@/lib/client/create-query-client';
import { signInPageFor } from '@/lib/core/routes';

/** Holds what the screens of one person have read; who is no longer signed in is led to the sign-in page and then back. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => createQueryClient(goToSignIn));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function goToSignIn(): void {
  window.location.assign(signInPageFor(`${window.location.pathname}${window.location.search}`));
}
