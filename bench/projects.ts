import { atMost, besideBare, type Figure, medianOf, rounded, timed, unbound } from '@/bench/figure';
import { makeBenchProjects, PROJECTS } from '@/bench/make-bench-projects';
import { listProjectsOperation } from '@/lib/contracts/projects/projects';
import type { Actor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { database, type Sql, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { listProjects } from '@/lib/services/projects/list-projects';
import { recoverProject } from '@/lib/services/projects/recover-project';
import { makeUser } from '@/lib/testing/make';
import { actorOf } from '@/lib/testing/test-context';

const ROUNDS = 9;
const PER_PAGE = 50;
const ROLES = 1_000;
const MOST_MS = 1_000;

/** A page of many projects beside the bare statement, and the recovery of a project with many roles. */
export async function benchProjects(): Promise<Figure[]> {
  await makeBenchProjects();
  const staff = actorOf(await makeUser({ is_staff: true }));
  const page = await medianOf(ROUNDS, () => list(staff, {}));
  const barePage = await medianOf(ROUNDS, () => bare(sql`TRUE`));
  const search = await medianOf(ROUNDS, () => list(staff, { name: 'project 499' }));
  const bareSearch = await medianOf(ROUNDS, () => bare(sql`project.name ILIKE '%project 499%'`));
  const member = actorOf(await database().user.findFirstOrThrow({ where: { roles: { some: {} } } }));
  const own = await medianOf(ROUNDS, () => list(member, {}));
  const { bareMs, recoveryMs } = await recover(staff);
  const projects = PROJECTS.toLocaleString('en');
  return [
    besideBare(`page of ${PER_PAGE} of ${projects} projects`, page, barePage),
    besideBare(`search among ${projects} projects`, search, bareSearch),
    unbound(`page of ${PER_PAGE} of the projects of one member`, own, 'ms'),
    atMost(
      `recovery of a project with ${ROLES.toLocaleString('en')} roles`,
      recoveryMs,
      MOST_MS,
      'ms',
      `≤ ${MOST_MS} ms (bare INSERT of as many roles: ${rounded(bareMs)} ms)`,
    ),
  ];
}

function list(actor: Actor, query: object): Promise<unknown> {
  const input = listProjectsOperation.query.parse({ page_size: String(PER_PAGE), ...query });
  return listProjects(createContext(actor), input);
}

/** The same rows by one statement alone, which counts them too. */
function bare(condition: Sql): Promise<unknown> {
  return database().$queryRaw(sql`
    SELECT count(*) OVER () AS total, project.*, customer.name AS customer_name
    FROM project JOIN customer ON customer.id = project.customer_id
    WHERE NOT project.is_removed AND ${condition} ORDER BY project.name, project.id LIMIT ${PER_PAGE}`);
}

/** Deletes a project with many roles and recovers it with its team; beside it, as many roles are inserted in one statement. */
async function recover(staff: Actor): Promise<{ bareMs: number; recoveryMs: number }> {
  const [project, other] = await database().project.findMany({ where: { end_date: { gt: clock() } }, take: 2 });
  if (project === undefined || other === undefined) throw new Error('There are no projects.');
  const give = (projectId: string) =>
    database().$executeRaw(sql`
      INSERT INTO user_role (user_id, role_id, project_id, created)
      SELECT person.id, (SELECT id FROM role WHERE name = 'PROJECT_ADMIN'), ${projectId}::uuid, now()
      FROM user_account AS person ORDER BY person.id LIMIT ${ROLES}`);
  await give(project.id);
  await database().resource.updateMany({ where: { project_id: project.id }, data: { state: 'TERMINATED' } });
  await deleteProject(createContext(staff), { uuid: project.id });
  const recoveryMs = await timed(() =>
    recoverProject(createContext(staff), {
      uuid: project.id,
      restore_team_members: true,
      send_invitations_to_previous_members: false,
    }),
  );
  return { bareMs: await timed(() => give(other.id)), recoveryMs };
}
