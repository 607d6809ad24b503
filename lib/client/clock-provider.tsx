'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const TICK_MS = 30_000;

const NowContext = createContext<number | null>(null);

/** How far the server's clock is ahead of the browser's; found out once per page load. */
let aheadMs: number | undefined;

interface ClockProviderProps {
  children: ReactNode;
  /** The server's instant while it rendered this page, in epoch milliseconds. */
  serverNowMs: number;
}

/** Gives the screens the installation's clock: the server's instant, ticking on. */
export function ClockProvider({ children, serverNowMs }: ClockProviderProps) {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    aheadMs ??= serverNowMs - Date.now();
    const tick = () => setNowMs(Date.now() + (aheadMs ?? 0));
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [serverNowMs]);
  return <NowContext value={nowMs}>{children}</NowContext>;
}

/** The instant that screens word dates by, half a minute old at most. */
export function useNow(): Date {
  const nowMs = useContext(NowContext);
  if (nowMs === null) throw new Error('useNow needs a ClockProvider above it.');
  return new Date(nowMs);
}
