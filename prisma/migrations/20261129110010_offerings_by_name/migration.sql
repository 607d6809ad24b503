CREATE INDEX offering_name_id_idx ON offering (name, id);
