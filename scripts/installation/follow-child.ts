import type { ChildProcess } from 'node:child_process';
import { interruption } from '@/scripts/installation/interruption';

/** Waits for a child's end, with what it said on pipes. An interruption of this process ends it too. */
export function followChild(child: ChildProcess): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => chunks.push(text));
    const stop = () => child.kill('SIGTERM');
    interruption.addEventListener('abort', stop, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      interruption.removeEventListener('abort', stop);
      resolve({ code: code ?? 1, output: chunks.join('') });
    });
  });
}
