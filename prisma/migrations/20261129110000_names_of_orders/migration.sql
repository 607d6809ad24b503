-- Answers name the type of an order as Create, Update or Terminate. The rows that stand are worded so here, the resolved ones
-- too, whatever the next refresh changes.
UPDATE user_action SET said = jsonb_set(said::jsonb, '{order_type}', to_jsonb(initcap(order_type)))::json
WHERE order_type <> '';
