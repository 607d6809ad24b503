#!/usr/bin/env node
// Prisma starts this program in place of its downloaded schema-engine binary and speaks JSON-RPC with it, one message a
// line. The answers come from the same engine compiled to WebAssembly, which npm brings along: migrations need no download.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { databaseUrl, dialectFactory } from './schema-engine/adapter.mjs';
import { loadBindings } from './schema-engine/bindings.mjs';
import { runDatabaseCommand } from './schema-engine/database-command.mjs';

const RPC_ENGINE_ERROR = 4466;

/** The values that follow `flag`, up to the next flag. */
function valuesOf(args, flag) {
  const start = args.indexOf(flag) + 1;
  if (start === 0) return [];
  const rest = args.slice(start);
  const end = rest.findIndex((value) => value.startsWith('-'));
  return end === -1 ? rest : rest.slice(0, end);
}

function reportEntry(entry) {
  process.stderr.write(`${JSON.stringify(entry)}\n`);
}

function openEngine(bindings, args) {
  const [datasource] = valuesOf(args, '--datasource');
  const datamodels = valuesOf(args, '--datamodels').map((path) => [path, readFileSync(path, 'utf8')]);
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
  return bindings.SchemaEngine.new(options, reportEntry, dialectFactory(databaseUrl(datasource)));
}

/** Runs one request; a database that cannot be opened is an answer too, because Prisma shows nothing else. */
async function answer(open, { method, params }) {
  try {
    const engine = await open();
    return { result: (await engine[method](params)) ?? null };
  } catch (error) {
    const data = { is_panic: false, message: error.message, error_code: error.code, meta: error.meta };
    return { error: { code: RPC_ENGINE_ERROR, message: error.message, data } };
  }
}

/** Prisma shows a difference only when the engine asks it to print; WebAssembly hands the text back instead. */
function printDiff(result) {
  if (typeof result?.stdout !== 'string') return;
  const request = { jsonrpc: '2.0', id: randomUUID(), method: 'print', params: { content: result.stdout } };
  process.stdout.write(`${JSON.stringify(request)}\n`);
}

async function serve(open) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const request = JSON.parse(line);
    const reply = await answer(open, request);
    printDiff(reply.result);
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id: request.id, ...reply })}\n`);
  }
}

async function main(args) {
  if (args.includes('cli')) {
    const [datasource] = valuesOf(args, '--datasource');
    const [command] = valuesOf(args, 'cli');
    process.exitCode = await runDatabaseCommand(command, databaseUrl(datasource));
    return;
  }
  const bindings = await loadBindings();
  if (args.includes('--version')) {
    console.log(`schema-engine-cli ${bindings.version()}`);
    return;
  }
  let engine;
  await serve(() => {
    engine ??= openEngine(bindings, args);
    return engine;
  });
}

await main(process.argv.slice(2));
