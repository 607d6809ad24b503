-- AlterTable
ALTER TABLE "rule_version" ADD COLUMN     "former_author_ids" UUID[] DEFAULT ARRAY[]::UUID[];
