-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "checklist_id" UUID;

-- CreateTable
CREATE TABLE "checklist" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "checklist_type" TEXT NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "checklist_id" UUID NOT NULL,
    "description" TEXT NOT NULL,
    "user_guidance" TEXT NOT NULL DEFAULT '',
    "question_type" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "min_value" DECIMAL,
    "max_value" DECIMAL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_option" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "question_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_completion" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "project_id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_completion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "completion_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "user_id" UUID,
    "answer_data" JSONB NOT NULL,
    "is_stale" BOOLEAN NOT NULL DEFAULT false,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permission_review" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "project_id" UUID,
    "customer_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "closed" TIMESTAMPTZ(3),
    "reviewer_id" UUID,

    CONSTRAINT "permission_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customer_checklist_id_idx" ON "customer"("checklist_id");

-- CreateIndex
CREATE INDEX "question_checklist_id_position_id_idx" ON "question"("checklist_id", "position", "id");

-- CreateIndex
CREATE INDEX "question_option_question_id_position_id_idx" ON "question_option"("question_id", "position", "id");

-- CreateIndex
CREATE INDEX "checklist_completion_checklist_id_idx" ON "checklist_completion"("checklist_id");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_completion_once" ON "checklist_completion"("project_id", "checklist_id");

-- CreateIndex
CREATE INDEX "answer_question_id_id_idx" ON "answer"("question_id", "id");

-- CreateIndex
CREATE INDEX "answer_user_id_idx" ON "answer"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_once" ON "answer"("completion_id", "question_id");

-- CreateIndex
CREATE INDEX "permission_review_project_id_closed_idx" ON "permission_review"("project_id", "closed");

-- CreateIndex
CREATE INDEX "permission_review_customer_id_closed_idx" ON "permission_review"("customer_id", "closed");

-- CreateIndex
CREATE INDEX "permission_review_created_id_idx" ON "permission_review"("created" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_option" ADD CONSTRAINT "question_option_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_completion" ADD CONSTRAINT "checklist_completion_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_completion" ADD CONSTRAINT "checklist_completion_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_completion_id_fkey" FOREIGN KEY ("completion_id") REFERENCES "checklist_completion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permission_review" ADD CONSTRAINT "permission_review_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permission_review" ADD CONSTRAINT "permission_review_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE checklist ADD CONSTRAINT checklist_type_known CHECK (checklist_type IN ('project_metadata'));
ALTER TABLE checklist ADD CONSTRAINT checklist_text_lengths
  CHECK (char_length(name) BETWEEN 1 AND 255 AND char_length(description) <= 2000);
ALTER TABLE question ADD CONSTRAINT question_type_known CHECK (question_type IN ('boolean', 'single_select', 'multi_select',
  'number', 'rating', 'year', 'date', 'datetime', 'email', 'phone_number', 'url', 'country', 'text_input', 'text_area'));
ALTER TABLE question ADD CONSTRAINT question_text_lengths
  CHECK (char_length(description) BETWEEN 1 AND 2000 AND char_length(user_guidance) <= 2000);
ALTER TABLE question ADD CONSTRAINT question_position CHECK (position BETWEEN 0 AND 1000000);
ALTER TABLE question ADD CONSTRAINT question_bounds CHECK (min_value <= max_value);
ALTER TABLE question ADD CONSTRAINT question_bounds_of_numbers
  CHECK (question_type IN ('number', 'rating', 'year') OR num_nonnulls(min_value, max_value) = 0);
ALTER TABLE question_option ADD CONSTRAINT question_option_label_length CHECK (char_length(label) BETWEEN 1 AND 255);
ALTER TABLE question_option ADD CONSTRAINT question_option_position CHECK (position BETWEEN 0 AND 1000000);
ALTER TABLE permission_review ADD CONSTRAINT permission_review_one_place CHECK (num_nonnulls(project_id, customer_id) = 1);
ALTER TABLE permission_review ADD CONSTRAINT permission_review_reviewed_closed CHECK (reviewer_id IS NULL OR closed IS NOT NULL);

-- Of two that open a review of the same place, one does.
CREATE UNIQUE INDEX permission_review_open_project ON permission_review (project_id) WHERE closed IS NULL;
CREATE UNIQUE INDEX permission_review_open_customer ON permission_review (customer_id) WHERE closed IS NULL;
