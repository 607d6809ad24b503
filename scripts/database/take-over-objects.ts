import type pg from 'pg';

// REASSIGN OWNED refuses the superuser that initdb made, because the catalogues are its own as well. What belongs to an
// extension stays; what belongs to a table, such as its indexes and the sequence of a column, goes with the table.
const STATEMENTS = `
  WITH object AS (
    SELECT 1 AS step, 'SCHEMA' AS kind, quote_ident(nspname) AS name, nspowner AS owner,
      'pg_namespace'::regclass AS catalogue, oid, oid AS schema
    FROM pg_namespace
    UNION ALL
    SELECT CASE relkind WHEN 'S' THEN 3 ELSE 2 END, CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
      oid::regclass::text, relowner, 'pg_class'::regclass, oid, relnamespace
    FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    UNION ALL
    SELECT 4, 'TYPE', oid::regtype::text, typowner, 'pg_type'::regclass, oid, typnamespace
    FROM pg_type
    WHERE typtype IN ('e', 'd', 'r')
      OR typtype = 'c' AND EXISTS (SELECT FROM pg_class WHERE pg_class.oid = typrelid AND relkind = 'c')
    UNION ALL
    SELECT 5, 'ROUTINE', oid::regprocedure::text, proowner, 'pg_proc'::regclass, oid, pronamespace
    FROM pg_proc)
  SELECT format('ALTER %s %s OWNER TO %I', kind, name, $1::text) AS statement
  FROM object
  WHERE owner IN (SELECT oid FROM pg_roles WHERE rolsuper)
    AND schema IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
    AND NOT EXISTS (
      SELECT FROM pg_depend
      WHERE classid = object.catalogue AND objid = object.oid AND (deptype = 'e' OR kind = 'SEQUENCE' AND deptype IN ('a', 'i')))
  ORDER BY step`;

/** Gives `role` everything in the client's database that a superuser owns, all or nothing. The client is a superuser's. */
export async function takeOverObjects(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query(STATEMENTS, [role]);
  if (rows.length === 0) return;
  // Several statements in one message are one transaction.
  await client.query(rows.map((row) => String(row.statement)).join(';\n'));
}
