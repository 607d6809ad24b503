import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { env } from '@/lib/core/env';
import './globals.css';

export const metadata: Metadata = {
  title: { default: env.HEED_SITE_NAME, template: `%s · ${env.HEED_SITE_NAME}` },
};

/** Every page is rendered per request: the nonce of its scripts is new each time. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
