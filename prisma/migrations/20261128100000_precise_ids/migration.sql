-- Before PostgreSQL 18: 12 bits of the fraction of a millisecond follow it (RFC 9562, section 6.2, method 3), so that ids made
-- within one millisecond sort by time as those of the server's own uuidv7() do. µs * 512 / 125 is ms << 12 | fraction.
DO $do$
BEGIN
  IF current_setting('server_version_num')::int < 180000 THEN
    CREATE OR REPLACE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
      SELECT (overlay(
          lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000000)::bigint * 512 / 125), 15, '0')
          PLACING '7' FROM 13 FOR 0
        ) || substring(gen_random_uuid()::text FROM 20))::uuid
    $$;
  END IF;
END
$do$;
