import { createDatabase, databaseName, execute, maintenanceUrl, urlOfDatabase } from './adapter.mjs';

const MAINTENANCE_DATABASE = 'postgres';
const UNKNOWN_DATABASE = '3D000';

async function perform(command, url) {
  const name = databaseName(url);
  const server = urlOfDatabase(maintenanceUrl(url), MAINTENANCE_DATABASE);
  switch (command) {
    case 'can-connect-to-database':
      return execute(url, 'SELECT 1');
    case 'create-database':
      return execute(server, createDatabase(url, name));
    case 'drop-database':
      return execute(server, `DROP DATABASE "${name}" WITH (FORCE)`);
    default:
      throw new Error(`Unknown command: ${command}`);
  }
}

function entryOf(level, fields) {
  return JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' });
}

/** Runs one of the engine's `cli` commands and returns its exit code; a failure goes to stderr, whose first line Prisma skips. */
export async function runDatabaseCommand(command, url) {
  try {
    await perform(command, url);
    return 0;
  } catch (error) {
    const code = error.code === UNKNOWN_DATABASE ? 'P1003' : 'P1001';
    const started = entryOf('INFO', { message: `Running ${command}` });
    process.stderr.write(`${started}\n${entryOf('ERROR', { message: error.message, error_code: code })}\n`);
    return 1;
  }
}
