-- The days of projects pass zone by zone: a row for each zone says what a row for each project said.
CREATE TABLE "project_day" (
    "zone" TEXT NOT NULL,
    "taken_on" DATE NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_day_pkey" PRIMARY KEY ("zone")
);
