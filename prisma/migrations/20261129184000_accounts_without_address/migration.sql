-- DropIndex
DROP INDEX "user_account_email_key";

-- What Prisma's schema language cannot say.

-- Service accounts that were made without an address share "".
CREATE UNIQUE INDEX user_account_email_key ON user_account (email) WHERE email <> '';
DROP INDEX user_account_ascii_email;
CREATE UNIQUE INDEX user_account_ascii_email ON user_account (ascii_address(email)) WHERE email <> '';
