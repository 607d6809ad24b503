import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '@/scripts/installation/run-tool';
import { aptGet, onPath } from '@/scripts/testing/apt';

const NAME = 'prometheus-alertmanager';
const FOLDER = path.join(root, 'node_modules/.cache/heed/alertmanager');
const UNPACKED = path.join(FOLDER, 'usr/bin', NAME);

/**
 * Alertmanager's program file: the system's, or Debian's package unpacked in a folder of ours, so that no service of it
 * is started here; undefined when the system has no such packages.
 */
export function findAlertmanager(): string | undefined {
  return onPath(NAME) ?? onPath('alertmanager') ?? unpacked();
}

function unpacked(): string | undefined {
  if (existsSync(UNPACKED)) return UNPACKED;
  mkdirSync(FOLDER, { recursive: true });
  if (!aptGet(['update', '-qq']) || !aptGet(['download', '-qq', NAME], FOLDER)) return undefined;
  const archive = readdirSync(FOLDER).find((name) => name.endsWith('.deb'));
  if (archive === undefined) return undefined;
  const { status } = spawnSync('dpkg', ['-x', archive, '.'], { cwd: FOLDER, stdio: 'ignore' });
  return status === 0 && existsSync(UNPACKED) ? UNPACKED : undefined;
}
