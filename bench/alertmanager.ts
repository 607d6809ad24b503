import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/scripts/database/free-port';
import { findAlertmanager } from '@/scripts/testing/find-alertmanager';

const READY_WITHIN_MS = 20_000;
const PAUSE_MS = 100;
const CONFIGURATION = 'route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n';

export type RunningAlertmanager = { origin: string; stop: () => Promise<void> };

/** Starts the system's Alertmanager, which tells nobody; undefined where there is none. */
export async function startAlertmanager(): Promise<RunningAlertmanager | undefined> {
  const program = findAlertmanager();
  if (program === undefined) return undefined;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'heed-bench-'));
  const file = path.join(folder, 'alertmanager.yml');
  await writeFile(file, CONFIGURATION);
  const listen = `127.0.0.1:${await freePort(undefined)}`;
  const args = ['--config.file', file, '--storage.path', folder, '--web.listen-address', listen];
  const child = spawn(program, [...args, '--cluster.listen-address='], { stdio: 'ignore' });
  const origin = `http://${listen}`;
  const giveUpAtMs = performance.now() + READY_WITHIN_MS;
  while ((await fetch(`${origin}/-/ready`).catch(() => null))?.ok !== true) {
    if (performance.now() > giveUpAtMs) throw new Error('Alertmanager does not become ready.');
    await sleep(PAUSE_MS);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  return { origin, stop };
}
