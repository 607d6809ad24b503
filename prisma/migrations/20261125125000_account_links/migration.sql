-- One-time links: to set a password, as before, and now to sign in with.
ALTER TABLE "password_link" ADD COLUMN "purpose" TEXT NOT NULL DEFAULT 'set_password';
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_purpose" CHECK ("purpose" IN ('set_password', 'sign_in'));

-- From where each person has signed in.
CREATE TABLE "sign_in_network" (
    "user_id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_network_pkey" PRIMARY KEY ("user_id", "network")
);
ALTER TABLE "sign_in_network" ADD CONSTRAINT "sign_in_network_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
