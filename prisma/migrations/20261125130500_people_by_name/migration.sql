-- People are listed by name.
CREATE INDEX "user_account_full_name_id_idx" ON "user_account"("full_name", "id");
