import { once } from 'node:events';
import { openDatabase } from '@/scripts/database';

// Run by tests: holds the database of the folder given until its input ends, then lets go of it.
const [dataFolder = ''] = process.argv.slice(2);
const database = await openDatabase({ dataFolder });
console.log(database.url);
process.stdin.resume();
await once(process.stdin, 'end');
await database.close();
