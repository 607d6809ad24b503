import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { serverFlags } from '@/scripts/installation/web-server';

const READY_WITHIN_MS = 30_000;

/** Builds the application with its benchmark routes. */
export function buildForBenchmarks(): void {
  const built = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, HEED_BENCH: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) throw new Error('The application cannot be built for benchmarks.');
}

export type ServedApp = { origin: string; pid: number; stop: () => Promise<void> };

/** Serves that build in production mode on the database of this process, without jobs, until `stop`. */
export async function serveApp(more: Record<string, string> = {}): Promise<ServedApp> {
  const port = String(await freePort());
  const args = [...serverFlags, 'node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', port];
  const server = spawn(process.execPath, args, {
    env: {
      ...process.env,
      AUTH_SECRET: 'a-secret-for-benchmarks-which-protects-nothing',
      HEED_BENCH: '1',
      HEED_JOBS: 'off',
      HEED_LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      ...more,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await isReady(origin);
  const stop = () =>
    new Promise<void>((resolve) => {
      server.once('exit', () => resolve());
      server.kill('SIGTERM');
    });
  return { origin, pid: server.pid ?? 0, stop };
}

/** Serves the list by `bare-server.ts`, as the same number of processes does, until `stop`. */
export async function serveBare(): Promise<ServedApp> {
  const server = fork('bench/bare-server.ts', { execArgv: [...serverFlags, '--import', 'tsx'], stdio: 'inherit' });
  const [port] = await once(server, 'message');
  const stop = async () => {
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  return { origin: `http://127.0.0.1:${port}`, pid: server.pid ?? 0, stop };
}

async function isReady(origin: string): Promise<void> {
  const giveUpAtMs = performance.now() + READY_WITHIN_MS;
  while (performance.now() < giveUpAtMs) {
    const answer = await fetch(`${origin}/api/ready/`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The application did not become ready.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
