import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tryPort } from '@/scripts/database/free-port';
import { Problem } from '@/scripts/database/problem';
import type { Environment } from '@/scripts/installation/environment';
import { interruption } from '@/scripts/installation/interruption';
import { programFile, root } from '@/scripts/installation/run-tool';
import { addressOf, type Settings } from '@/scripts/installation/settings';

/**
 * How the server runs: by default V8 lets young objects take three times as much, which a thousand open streams and a busy
 * morning do, and does not give it back.
 */
export const serverFlags = ['--max-semi-space-size=16'];

const READY_WITHIN_MS = 90_000;
const PAUSE_MS = 50;
const GRACE_MS = 10_000;
const NOT_FOUND = 404;
const SERVER_ERROR = 500;

/** Throws `Problem` when the web server could not listen where it shall. */
export async function requireFreePort({ host, port }: Settings): Promise<void> {
  const tried = await tryPort(port, host.replace(/^\[(.*)\]$/, '$1'));
  if ('port' in tried) return;
  if (tried.code === 'EADDRINUSE') {
    throw new Problem(`Port ${port} on ${host} is in use. Stop the program that uses it, or choose another with PORT.`);
  }
  if (tried.code === 'EACCES') {
    throw new Problem(`This user is not allowed to use port ${port} on ${host}. Choose one above 1023 with PORT.`);
  }
  throw new Problem(`Could not listen on ${host}:${port} (${tried.code}). Correct HOST or PORT.`);
}

async function isReady(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(READY_WITHIN_MS);
  const status = async (url: string) => {
    const response = await fetch(url, { signal, redirect: 'manual' }).catch(() => undefined);
    await response?.body?.cancel();
    return response?.status ?? SERVER_ERROR;
  };
  const ready = await status(`${address}/api/ready`);
  return ready === NOT_FOUND ? (await status(`${address}/sign-in`)) < SERVER_ERROR : ready < SERVER_ERROR;
}

export type WebServer = { ended: Promise<number>; stop: () => Promise<void> };

function stopping(child: ChildProcess, ended: Promise<number>): () => Promise<void> {
  return async () => {
    child.kill('SIGTERM');
    const outcome = await Promise.race([ended, sleep(GRACE_MS, 'late' as const, { ref: false })]);
    if (outcome === 'late') child.kill('SIGKILL');
    await ended;
  };
}

/** Starts Next.js and returns when the app answers. */
export async function startWebServer(settings: Settings, env: Environment): Promise<WebServer> {
  const preloads = ['follow-parent.mjs', 'hold-requests.mjs'].map((name) =>
    path.join(root, 'scripts/installation', name),
  );
  const mode = settings.isProduction ? 'start' : 'dev';
  const args = [
    ...serverFlags,
    // The development server hands them on to the process that serves, and both would end at once.
    ...(settings.isProduction ? preloads.flatMap((file) => ['--import', file]) : []),
    programFile('next'),
    mode,
    '-H',
    settings.host,
    '-p',
    String(settings.port),
  ];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const server = { ended, stop: stopping(child, ended) };
  const deadline = performance.now() + READY_WITHIN_MS;
  while (
    child.exitCode === null &&
    child.signalCode === null &&
    !interruption.aborted &&
    performance.now() < deadline
  ) {
    if (await isReady(addressOf(settings))) return server;
    await sleep(PAUSE_MS);
  }
  await server.stop();
  throw new Problem('The web server is not becoming ready; see above.');
}
