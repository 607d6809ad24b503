import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const READY = /^Heed is ready: (http:\S+?)\/sign-in$/;
const GIVE_UP_MS = 6 * 60_000;

/** A copy of the repository that serves, as whoever typed `npm start` has it. */
export type StartedCopy = { origin: string; readyMs: number; groupId: number; stop: () => Promise<void> };

/** Types `npm start` in a folder and waits until it says that Heed is ready. */
export async function startCopy(folder: string, port: number): Promise<StartedCopy> {
  const startedAtMs = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: plainEnvironment(port),
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const groupId = child.pid ?? 0;
  const ended = once(child, 'exit');
  const giveUp = setTimeout(() => process.kill(-groupId, 'SIGINT'), GIVE_UP_MS);
  const origin = await Promise.race([readyOrigin(child.stdout), ended.then(() => undefined)]);
  clearTimeout(giveUp);
  if (origin === undefined) throw new Error('npm start ended before it was ready.');
  const stop = async () => {
    process.kill(-groupId, 'SIGINT'); // what Ctrl-C does: every process of the terminal hears it
    await ended;
  };
  return { origin, readyMs: performance.now() - startedAtMs, groupId, stop };
}

async function readyOrigin(output: NodeJS.ReadableStream): Promise<string | undefined> {
  return new Promise((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      const origin = READY.exec(line)?.[1];
      if (origin !== undefined) resolve(origin);
    });
  });
}

/** A shell's environment: nothing of this benchmark's npm, database or mode. */
function plainEnvironment(port: number): NodeJS.ProcessEnv {
  const foreign = /^(npm_|HEED_|DATABASE_URL$|NODE_ENV$|NODE_OPTIONS$|AUTH_|INIT_CWD$)/;
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  const foreignNames = Object.keys(process.env).filter((name) => foreign.test(name));
  const cleared = Object.fromEntries(foreignNames.map((name) => [name, undefined]));
  return { ...process.env, ...cleared, PATH: folders.join(':'), PORT: String(port) };
}
