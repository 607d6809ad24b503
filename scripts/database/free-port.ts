import { createServer } from 'node:net';
import { codeOf } from '@/scripts/database/problem';

/** Why `port` cannot be listened on (EADDRINUSE, EACCES, …), or the port when it can. Port 0 means any free one. */
export function tryPort(port: number, host: string): Promise<{ port: number } | { code: string }> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve({ code: codeOf(error) ?? error.message }));
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address();
      const free = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => resolve({ port: free }));
    });
  });
}

/** The preferred port when it is free, otherwise any other. */
export async function freePort(preferred: number | undefined): Promise<number> {
  for (const candidate of [preferred ?? 0, 0]) {
    const tried = await tryPort(candidate, '127.0.0.1');
    if ('port' in tried) return tried.port;
  }
  throw new Error('No free port on 127.0.0.1');
}
