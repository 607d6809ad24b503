-- A stored zone that the database knows, or the other one: a row whose zone it does not know must not fail a statement about
-- all rows. Its block begins a subtransaction, which no parallel worker may.
CREATE FUNCTION usable_zone(zone text, otherwise text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL RESTRICTED AS $$
BEGIN
  IF zone IS NULL THEN
    RETURN otherwise;
  END IF;
  BEGIN
    PERFORM now() AT TIME ZONE zone;
    RETURN zone;
  EXCEPTION WHEN invalid_parameter_value THEN
    RETURN otherwise;
  END;
END
$$;
