-- What Prisma's schema language cannot say.

-- Pages of groups begin with what expired first, as access_group_expiring has it.
CREATE INDEX access_ended_group_expiring ON access_ended_group (expired_on, id) WHERE members > 0;
