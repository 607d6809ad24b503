-- What Prisma's schema language cannot say.

-- A move is one event, which is read in the customer that the project left too.
CREATE INDEX event_of_left_customer ON event ((context ->> 'former_customer_uuid'), created DESC, id DESC) WHERE context ? 'former_customer_uuid';
