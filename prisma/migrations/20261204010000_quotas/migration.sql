-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "max_projects" INTEGER,
ADD COLUMN     "max_resources" INTEGER,
ADD COLUMN     "max_users" INTEGER;

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "max_resources" INTEGER,
ADD COLUMN     "max_users" INTEGER;

-- What Prisma's schema language cannot say.

ALTER TABLE customer
  ADD CONSTRAINT customer_quotas CHECK (max_projects BETWEEN 0 AND 1000000 AND max_users BETWEEN 0 AND 1000000
    AND max_resources BETWEEN 0 AND 1000000);
ALTER TABLE project
  ADD CONSTRAINT project_quotas CHECK (max_users BETWEEN 0 AND 1000000 AND max_resources BETWEEN 0 AND 1000000);
