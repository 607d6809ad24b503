-- What Prisma's schema language cannot say.

-- Empties the temporary tables of this connection in which refreshes put what is wanted, after it has made them as `definitions`
-- says where there are none and it is given, and notes what the transaction sees. Tables that grew are emptied at once: of smaller
-- ones rows are deleted, which keeps the plans that were made for them.
CREATE FUNCTION empty_wanted_actions(definitions text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF to_regclass('pg_temp.desired_user') IS NULL THEN
    IF definitions IS NULL THEN
      RETURN;
    END IF;
    EXECUTE definitions;
  END IF;
  IF pg_total_relation_size('pg_temp.desired_action') + pg_relation_size('pg_temp.desired_user') > 262144 THEN
    TRUNCATE pg_temp.desired_action, pg_temp.desired_user;
  ELSE
    DELETE FROM pg_temp.desired_action;
    DELETE FROM pg_temp.desired_user;
  END IF;
  PERFORM set_config('heed.seen', pg_current_snapshot()::text, true);
END
$$;
