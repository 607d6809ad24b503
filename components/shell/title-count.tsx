'use client';

import { useEffect } from 'react';

const counted = /^\(\d+\) /;

/** Puts the count before the title of every page: "(3) Actions · Heed". */
export function TitleCount({ count }: { count: number }) {
  useEffect(() => {
    const write = () => {
      const desired = `${count > 0 ? `(${count}) ` : ''}${document.title.replace(counted, '')}`;
      if (document.title !== desired) document.title = desired;
    };
    write();
    const watcher = new MutationObserver(write);
    watcher.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watcher.disconnect();
  }, [count]);
  return null;
}
