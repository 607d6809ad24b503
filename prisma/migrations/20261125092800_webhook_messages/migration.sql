-- What Prisma's schema language cannot say.

-- What was sent to one endpoint, newest first.
CREATE INDEX delivery_webhook ON delivery (recipient, created DESC, id DESC) WHERE channel = 'webhook';
