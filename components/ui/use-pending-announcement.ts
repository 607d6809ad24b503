'use client';

import { useEffect, useId, useRef } from 'react';

/** How long React Aria's first announcement of a page waits before it is made. */
const MAKING_MS = 100;

/**
 * Returns the id that a button must have. React Aria announces a pending button by that reference, for some seconds; a
 * button that leaves meanwhile takes its name along, so its announcement goes too.
 */
export function usePendingAnnouncement(given: string | undefined, isPending: boolean | undefined): string {
  const own = useId();
  const id = given ?? own;
  const wasPending = useRef(false);
  useEffect(() => {
    wasPending.current ||= isPending === true;
  }, [isPending]);
  useEffect(
    () => () => {
      if (!wasPending.current) return;
      removeAnnouncementsBy(id);
      setTimeout(() => removeAnnouncementsBy(id), MAKING_MS);
    },
    [id],
  );
  return id;
}

function removeAnnouncementsBy(id: string): void {
  const announcements = `[data-live-announcer] [aria-labelledby~="${CSS.escape(id)}"]`;
  for (const announcement of document.querySelectorAll(announcements)) announcement.remove();
}
