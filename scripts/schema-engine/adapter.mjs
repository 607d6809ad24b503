import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

// PostgreSQL's internal type "char", which its catalogue holds and adapter-pg refuses; read as bpchar instead.
const CHAR_OID = 18;
const BPCHAR_OID = 1042;

/** The database meant by Prisma's `--datasource` argument, or by the environment. */
export function databaseUrl(datasource) {
  const given = datasource === undefined ? undefined : JSON.parse(datasource).url;
  return new URL(given ?? process.env.DATABASE_URL);
}

export function databaseName(url) {
  return decodeURIComponent(url.pathname.slice(1));
}

/** The same server and user, another database. */
export function urlOfDatabase(url, name) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other;
}

/** Where databases are made and dropped: as a role that may do so, when the one of `url` may not. */
export function maintenanceUrl(url) {
  return new URL(process.env.HEED_MAINTENANCE_URL ?? url.href);
}

/** The statement that makes a database of the user of `url`. */
export function createDatabase(url, name) {
  const owner = decodeURIComponent(url.username);
  return `CREATE DATABASE "${name}"${owner === '' ? '' : ` OWNER ${pg.escapeIdentifier(owner)}`}`;
}

/** Runs one statement on a connection of its own. */
export async function execute(url, sql) {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function charAsBpchar(field) {
  return field.dataTypeID === CHAR_OID ? { ...field, name: field.name, dataTypeID: BPCHAR_OID } : field;
}

/** Lets the adapter read "char" columns: they pass as bpchar, and are called characters again in the answer. */
function readingChar(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw;
  adapter.queryRaw = async function queryRawWithChar(query) {
    let isChar = [];
    const reader = Object.create(this, {
      performIO: {
        value: async (statement) => {
          const result = await performIO(statement);
          isChar = result.fields.map((field) => field.dataTypeID === CHAR_OID);
          return { ...result, fields: result.fields.map(charAsBpchar) };
        },
      },
    });
    const answer = await queryRaw.call(reader, query);
    const columnTypes = answer.columnTypes.map((type, column) => (isChar[column] ? ColumnTypeEnum.Character : type));
    return { ...answer, columnTypes };
  };
  return adapter;
}

/** Runs a migration as the server reads it: the adapter would cut it at every semicolon, also those inside functions. */
function runningWholeScripts(adapter) {
  adapter.executeScript = async (script) => {
    await adapter.client.query(script).catch((error) => adapter.onError(error));
  };
  return adapter;
}

async function connectTo(url) {
  return runningWholeScripts(readingChar(await new PrismaPg({ connectionString: url.href }).connect()));
}

/** A fresh database to replay migrations in. It is dropped after its connections are closed, never before. */
async function connectToShadow(url) {
  const name = `prisma_migrate_shadow_${randomUUID()}`;
  await execute(maintenanceUrl(url), createDatabase(url, name));
  const adapter = await connectTo(urlOfDatabase(url, name));
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await execute(maintenanceUrl(url), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  };
  return adapter;
}

/** How the schema engine reaches the database at `url`. */
export function dialectFactory(url) {
  const factory = new PrismaPg({ connectionString: url.href });
  factory.connect = () => connectTo(url);
  factory.connectToShadowDb = () => connectToShadow(url);
  return bindMigrationAwareSqlAdapterFactory(factory);
}
