// The first stage of every command: plain JavaScript on the system's Node, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const installMark = path.join(modules, '.heed-install');
const projectNode = path.join(modules, '.bin', 'node');
const OLDEST_NODE = [20, 19];
const FULL_BELOW_BYTES = 16_000_000;

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(
    `Heed needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Install a newer version.`,
  );
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** Whether npm notes in node_modules that it holds just what the lock file asks for. */
function fitsLock(lock) {
  const note = readIfThere(path.join(modules, '.package-lock.json'));
  if (note === undefined) return false;
  const installed = JSON.parse(note).packages;
  return Object.entries(lock.packages).every(([place, expected]) => {
    if (place === '') return true;
    const found = installed[place];
    return found ? found.version === expected.version : expected.optional === true || expected.devOptional === true;
  });
}

function isDiskFull() {
  const { bavail, bsize } = fs.statfsSync(root);
  return bavail * bsize < FULL_BELOW_BYTES;
}

/** Installs the packages unless node_modules fits the lock file. Says what it does on stderr: stdout is the command's own. */
function install() {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const lockHash = createHash('sha256').update(lock).digest('hex');
  if (fs.existsSync(projectNode)) {
    if (readIfThere(installMark) === lockHash) return;
    if (fitsLock(JSON.parse(lock))) return fs.writeFileSync(installMark, lockHash);
  }
  process.stderr.write('Installing packages (once, about a minute)\n');
  const npm = spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (npm.status === 0) return fs.writeFileSync(installMark, lockHash);
  if (npm.error) return fail(`Could not install packages: npm could not be run (${npm.error.message}).`);
  fail(
    isDiskFull()
      ? 'The disk is full: free some space, then start again.'
      : 'Could not install packages; see npm’s message above. Fix that, then start again.',
  );
}

/** Hands over to `script` on the project's own Node and ends as it ends. The two end together, whichever ends first. */
function handOver(script, args) {
  const child = spawn(projectNode, ['--import', 'tsx', path.join(root, 'scripts', script), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${path.join(modules, '.bin')}${path.delimiter}${process.env.PATH}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => fail(`Could not run the project’s own Node.js: ${error.message}.`));
  child.once('exit', (code) => process.exit(code ?? 1));
}

/** Runs a script of this folder on the project's own Node, with its packages installed. */
export function bootstrap(script, args = process.argv.slice(2)) {
  requireNode();
  try {
    install();
  } catch (error) {
    if (error.code === 'ENOSPC') fail('The disk is full: free some space, then start again.');
    throw error;
  }
  handOver(script, args);
}
