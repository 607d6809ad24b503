import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '@/scripts/installation/run-tool';
import { aptGet, onPath } from '@/scripts/testing/apt';

const NAME = 'prometheus-alertmanager';
const FOLDER = path.join(root, 'node_modules/.cache/heed/alertmanager');
const UNPACKED = path.join(FOLDER, 'usr/bin', NAME);

/** Where Debian's Alertmanager looks for its templates, whatever its configuration says; without them it does not start. */
const TEMPLATES = 'usr/share/prometheus/alertmanager';

/**
 * Alertmanager's program file: the system's, or Debian's package unpacked in a folder of ours, so that no service of it
 * is started here; its templates alone go where it looks for them. Undefined when the system has no such packages.
 */
export function findAlertmanager(): string | undefined {
  return onPath(NAME) ?? onPath('alertmanager') ?? unpacked();
}

function unpacked(): string | undefined {
  if (existsSync(UNPACKED) || unpack()) return hasTemplates() ? UNPACKED : undefined;
  return undefined;
}

function hasTemplates(): boolean {
  const there = path.join('/', TEMPLATES);
  if (!existsSync(there) && process.getuid?.() === 0) cpSync(path.join(FOLDER, TEMPLATES), there, { recursive: true });
  return existsSync(there);
}

function unpack(): boolean {
  mkdirSync(FOLDER, { recursive: true });
  if (!aptGet(['update', '-qq']) || !aptGet(['download', '-qq', NAME], FOLDER)) return false;
  const archive = readdirSync(FOLDER).find((name) => name.endsWith('.deb'));
  if (archive === undefined) return false;
  const { status } = spawnSync('dpkg', ['-x', archive, '.'], { cwd: FOLDER, stdio: 'ignore' });
  return status === 0 && existsSync(UNPACKED);
}
