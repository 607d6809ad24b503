-- What a refresh says about an action, kept as the JSON that lists show. The rows that stand get theirs here, whatever
-- the next refresh changes.
ALTER TABLE user_action ADD COLUMN said JSON NOT NULL DEFAULT '{}';

UPDATE user_action SET said = (SELECT row_to_json(wire) FROM (SELECT
  title, related_object_name, route_name, route_params, project_name, project_id AS project_uuid,
  customer_name AS organization_name, customer_id AS organization_uuid, offering_name, offering_id AS offering_uuid,
  offering_type, resource_name, resource_id AS resource_uuid, order_type, evidence) AS wire);

ALTER TABLE user_action ALTER COLUMN said DROP DEFAULT;
