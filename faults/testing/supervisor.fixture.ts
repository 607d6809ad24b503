import { openDatabase } from '@/scripts/database';
import { conclude } from '@/scripts/installation/conclude';
import { untilEnd } from '@/scripts/installation/until-end';

/** `npm start` without the web server: keeps the database of a folder, whose URL it says, until it is asked to end. */
async function supervise(): Promise<number> {
  const [dataFolder = ''] = process.argv.slice(2);
  const database = await openDatabase({ dataFolder });
  try {
    process.stdout.write(`${database.url}\n`);
    const ended = new Promise<number>(() => undefined);
    const stop = async () => void process.stdout.write('web server stopped\n');
    return await untilEnd({ ended, stop }, database);
  } finally {
    await database.close();
  }
}

await conclude(supervise);
