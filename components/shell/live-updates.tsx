'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Keeps what is on the screen up to date; loaded after the page, which is complete without it. */
export function LiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isOver = false;
    void import('@/components/shell/follow-topics').then(({ followTopics }) => {
      if (!isOver) stop = followTopics(client);
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }, [client]);
  return null;
}
