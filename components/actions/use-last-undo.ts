'use client';

import { useCallback, useRef } from 'react';
import { dismissToast, toastWithUndo } from '@/components/ui/toast';

/** Says what was done, and offers to take it back. */
export type OfferUndo = (title: string, takeBack: () => void) => void;

/** Remembers the last thing that can be taken back, once: by its message's button or by a key. */
export function useLastUndo() {
  const last = useRef<{ toastId: string | number; run: () => void } | null>(null);

  const offerUndo: OfferUndo = useCallback((title, takeBack) => {
    const run = () => {
      last.current = null;
      takeBack();
    };
    last.current = { toastId: toastWithUndo(title, run), run };
  }, []);

  const undo = useCallback(() => {
    if (last.current === null) return;
    dismissToast(last.current.toastId);
    last.current.run();
  }, []);

  return { offerUndo, undo };
}
