-- Which of an alert's stores were reported as whole numbers, and the whole of texts that were too long for their columns.
ALTER TABLE "platform_alert" ADD COLUMN "numeric_stores" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "details" JSONB NOT NULL DEFAULT '{}';

-- The last report of a source that could not be understood.
ALTER TABLE "ingest_source" ADD COLUMN "last_not_understood" JSONB;
