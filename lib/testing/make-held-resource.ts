import type { Prisma } from '@/lib/db/client';
import { makeOffering, makeResource } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { testContext } from '@/lib/testing/test-context';

type Fields = {
  role?: string;
  project?: Partial<Prisma.ProjectUncheckedCreateInput>;
  plugin_options?: Prisma.InputJsonObject;
  resource?: Partial<Prisma.ResourceUncheckedCreateInput>;
};

/** A resource and the context of a person who holds a role in its project, by default one that may do everything. */
export async function makeHeldResource({
  role = 'PROJECT_MANAGER',
  project: place,
  plugin_options,
  resource,
}: Fields = {}) {
  const { person, project } = await makeHeldProject(role, place);
  const offering = await makeOffering(plugin_options === undefined ? {} : { plugin_options });
  const made = await makeResource({ ...resource, project_id: project.id, offering_id: offering.id });
  return { person, project, offering, uuid: made.id, ctx: testContext(person) };
}
