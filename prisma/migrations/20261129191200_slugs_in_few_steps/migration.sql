-- The slug with this number: wanted, wanted-2, wanted-3, …; at most 50 characters.
CREATE FUNCTION numbered_slug(wanted text, number int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN number = 1 THEN wanted ELSE rtrim(left(wanted, 49 - length(number::text)), '-') || '-' || number END
$$;

CREATE FUNCTION is_slug_taken(tried text, in_customer uuid, own uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF in_customer IS NULL THEN
    RETURN EXISTS (SELECT FROM customer WHERE slug = tried AND id <> own);
  END IF;
  RETURN EXISTS (SELECT FROM project WHERE customer_id = in_customer AND slug = tried AND NOT is_removed AND id <> own);
END
$$;

-- A free number, found in steps that double and then halve: thousands of places of one name take no longer than a few.
CREATE OR REPLACE FUNCTION free_slug(wanted text, in_customer uuid, own uuid) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  taken int := 1;
  free int := 2;
  middle int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('slug:' || coalesce(in_customer::text, ''), 0));
  IF NOT is_slug_taken(wanted, in_customer, own) THEN
    RETURN wanted;
  END IF;
  WHILE is_slug_taken(numbered_slug(wanted, free), in_customer, own) LOOP
    taken := free;
    free := free * 2;
  END LOOP;
  WHILE free - taken > 1 LOOP
    middle := (free + taken) / 2;
    IF is_slug_taken(numbered_slug(wanted, middle), in_customer, own) THEN
      taken := middle;
    ELSE
      free := middle;
    END IF;
  END LOOP;
  RETURN numbered_slug(wanted, free);
END
$$;
