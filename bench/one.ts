import { benchmarks } from '@/bench/registry';

/** Runs one benchmark in this process and prints its figures as JSON. */
const name = process.argv[2] ?? '';
const load = benchmarks[name];
if (load === undefined) throw new Error(`There is no benchmark "${name}": ${Object.keys(benchmarks).join(', ')}.`);
const bench = await load();
console.log(JSON.stringify(await bench()));
process.exit(0);
