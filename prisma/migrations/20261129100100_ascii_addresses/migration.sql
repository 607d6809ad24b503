-- The form of an email address in which addresses are compared and mail is sent: each label of the domain that is not ASCII as
-- IDNA writes it, xn-- and Punycode (RFC 3492). Callers check that domains are in lower case and NFKC.
CREATE FUNCTION ascii_address(address text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  domain_at int := length(address) - strpos(reverse(address), '@') + 1;
  answer text;
  label text;
  points int[];
  n int; delta int; bias int; h int; b int; m int; q int; k int; t int; c int;
BEGIN
  IF octet_length(address) = char_length(address) OR strpos(address, '@') = 0 THEN
    RETURN address;
  END IF;
  answer := left(address, domain_at);
  FOREACH label IN ARRAY string_to_array(substr(address, domain_at + 1), '.') LOOP
    IF right(answer, 1) <> '@' THEN answer := answer || '.'; END IF;
    IF octet_length(label) = char_length(label) THEN
      answer := answer || label;
      CONTINUE;
    END IF;
    points := ARRAY(SELECT ascii(letter) FROM unnest(string_to_array(label, NULL)) WITH ORDINALITY AS of (letter, place) ORDER BY place);
    SELECT count(*), coalesce(string_agg(chr(point), '' ORDER BY place), '') INTO b, label
      FROM unnest(points) WITH ORDINALITY AS of (point, place) WHERE point < 128;
    answer := answer || 'xn--' || label || CASE WHEN b > 0 THEN '-' ELSE '' END;
    n := 128; delta := 0; bias := 72; h := b;
    WHILE h < cardinality(points) LOOP
      SELECT min(point) INTO m FROM unnest(points) AS point WHERE point >= n;
      delta := delta + (m - n) * (h + 1);
      n := m;
      FOREACH c IN ARRAY points LOOP
        IF c < n THEN delta := delta + 1; END IF;
        CONTINUE WHEN c <> n;
        q := delta;
        k := 36;
        LOOP
          t := least(26, greatest(1, k - bias));
          EXIT WHEN q < t;
          m := t + (q - t) % (36 - t);
          answer := answer || chr(CASE WHEN m < 26 THEN 97 + m ELSE 22 + m END);
          q := (q - t) / (36 - t);
          k := k + 36;
        END LOOP;
        answer := answer || chr(CASE WHEN q < 26 THEN 97 + q ELSE 22 + q END);
        delta := CASE WHEN h = b THEN delta / 700 ELSE delta / 2 END;
        delta := delta + delta / (h + 1);
        k := 0;
        WHILE delta > 455 LOOP
          delta := delta / 35;
          k := k + 36;
        END LOOP;
        bias := k + 36 * delta / (delta + 38);
        delta := 0;
        h := h + 1;
      END LOOP;
      delta := delta + 1;
      n := n + 1;
    END LOOP;
  END LOOP;
  RETURN answer;
END
$$;

CREATE UNIQUE INDEX user_account_ascii_email ON user_account (ascii_address(email));
