import { beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '@/lib/contracts/operation';
import { readMeOperation } from '@/lib/contracts/people/people';
import {
  closeProjectServiceAccountOperation,
  rotateProjectApiKeyOperation,
} from '@/lib/contracts/people/service-account-ends';
import {
  changeProjectAccountOperation,
  createProjectServiceAccountOperation,
  listProjectServiceAccountsOperation,
  type ProjectServiceAccount,
  readProjectAccountOperation,
} from '@/lib/contracts/people/service-accounts';
import { deleteProjectOperation, hardDeleteProjectOperation } from '@/lib/contracts/projects/ends';
import { listProjectsOperation } from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { makeServiceAccount } from '@/lib/testing/make-service-account';
import { detailOf, type ProjectCaller, statusesOf, withProject } from '@/lib/testing/with-project';

const here = withProject();
const nobodysUuid = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

beforeEach(() => database().customer.update({ where: { id: here.customerId }, data: { max_service_accounts: null } }));

const about = (operation: Operation, uuid: string, caller: ProjectCaller | null = 'manager', asked: Asked = {}) =>
  here.call(operation, caller, { params: { uuid }, ...asked });
const create = (body: object = {}, caller: ProjectCaller | null = 'manager') =>
  here.call(createProjectServiceAccountOperation, caller, { body: { project: here.projectId, ...body } });
const made = async (body: object = {}): Promise<ProjectServiceAccount> => (await create(body)).json();
const close = (uuid: string, caller?: ProjectCaller | null) => about(closeProjectServiceAccountOperation, uuid, caller);
const rotate = (uuid: string, caller?: ProjectCaller | null) => about(rotateProjectApiKeyOperation, uuid, caller);
const statusWith = async (token: string | null) =>
  (await callOperation(readMeOperation, { token: token ?? '' })).status;

describe('POST /api/marketplace-project-service-accounts/', () => {
  it('answers 201 with the account and its token, which is a member of the project and nothing else', async () => {
    const username = uniqueName('robot');
    const answer = await create({ username, description: 'Copies readings.', email: 'a@example.org' });
    const account: ProjectServiceAccount = await answer.json();
    const customer = await database().customer.findUniqueOrThrow({ where: { id: here.customerId } });
    expect([answer.status, account]).toEqual([
      201,
      {
        url: `http://127.0.0.1:3000/api/marketplace-project-service-accounts/${account.uuid}/`,
        uuid: expect.any(String),
        created: expect.any(String),
        modified: expect.any(String),
        error_message: '',
        state: 'OK',
        token: expect.any(String),
        expires_at: null,
        project: here.projectId,
        project_uuid: here.projectId,
        project_name: (await here.stored()).name,
        customer_uuid: customer.id,
        customer_name: customer.name,
        customer_abbreviation: '',
        username,
        description: 'Copies readings.',
        email: '',
        preferred_identifier: '',
      },
    ]);
    const projects = await callOperation(listProjectsOperation, { token: account.token ?? '' });
    expect((await projects.json()).map(({ uuid }: { uuid: string }) => uuid)).toEqual([here.projectId]);
    const person = await database().user.findUniqueOrThrow({
      where: { username },
      include: { roles: { include: { role: true } } },
    });
    expect(person).toMatchObject({ is_service_account: true, email: '', password_hash: null, status: 'active' });
    expect(person.roles.map(({ project_id, role }) => [project_id, role.name])).toEqual([
      [here.projectId, 'PROJECT_MEMBER'],
    ]);
    const events = await database().event.findMany({ where: { affected_user_id: person.id } });
    expect(events.map(({ event_type }) => event_type)).toEqual(['role_granted']);
  });

  it('answers 201 with a username made from the slug of the project, numbered where it is taken', async () => {
    const slug = uniqueName('sea');
    await database().project.update({ where: { id: here.projectId }, data: { slug } });
    expect([(await made()).username, (await made()).username]).toEqual([slug, `${slug}-2`]);
    await makeUser({ username: `${slug}-3` });
    const four = await Promise.all([made(), made(), made(), made()]);
    expect(four.map(({ username }) => username).toSorted()).toEqual([4, 5, 6, 7].map((number) => `${slug}-${number}`));
  });

  it('answers 409 to a username that is taken, by whomever, and makes nothing', async () => {
    const { username } = await makeUser();
    expect(await detailOf(await create({ username }))).toEqual([409, `The username ${username} is taken.`]);
    expect(await database().serviceAccount.count({ where: { project_id: here.projectId } })).toBe(0);
  });

  it('answers 201 whatever the restrictions and the quota of people say: service accounts are asked neither', async () => {
    const closed = { user_email_patterns: ['nobody'], max_users: 0 };
    await database().project.update({ where: { id: here.projectId }, data: closed });
    expect((await create()).status).toBe(201);
  });

  it('answers 400 to a project that the caller doesn’t read, and to an empty username', async () => {
    const project = (await makeProject()).id;
    const answer = await create({ project });
    expect([answer.status, await answer.json()]).toMatchObject([400, { project: ['There is no such project.'] }]);
    expect((await create({ project: nobodysUuid }, 'staff')).status).toBe(400);
    expect((await create({ username: ' ' })).status).toBe(400);
  });

  it('answers 401 without a token, and 403 to who may not add members', async () => {
    expect((await create({}, null)).status).toBe(401);
    for (const caller of ['member', 'customerManager', 'support'] as const)
      expect((await create({}, caller)).status).toBe(403);
  });

  it('answers 409 for a deleted project, and 422 for a blocked organisation', async () => {
    await database().project.update({
      where: { id: here.projectId },
      data: { is_removed: true, removed_at: new Date('2026-03-01T12:00:00Z') },
    });
    expect(await detailOf(await create({}, 'staff'))).toEqual([409, 'This project was deleted on 1 March 2026.']);
    const blocked = (await makeCustomer({ blocked: true, max_service_accounts: null })).id;
    const project = (await makeProject({ customer_id: blocked })).id;
    expect(await detailOf(await create({ project }, 'staff'))).toEqual([422, 'This organisation is blocked.']);
  });
});

describe('GET /api/marketplace-project-service-accounts/', () => {
  const list = (query: string, caller: ProjectCaller | null = 'member') =>
    here.call(listProjectServiceAccountsOperation, caller, { query });
  const names = async (query: string, caller?: ProjectCaller) =>
    (await (await list(query, caller)).json()).map(({ username }: ProjectServiceAccount) => username);

  it('answers 200 with the accounts of projects that the caller reads, by username, without tokens', async () => {
    const word = uniqueName('robot');
    const [b, a] = [await made({ username: `${word} b` }), await made({ username: `${word} a` })];
    await close(a.uuid);
    expect(await names(`?project_uuid=${here.projectId}`)).toEqual([a.username, b.username]);
    expect(await names(`?username=${word.toUpperCase()}&state=OK`)).toEqual([b.username]);
    expect(await names(`?username=${word}&state=Closed&state=OK`)).toEqual([a.username, b.username]);
    expect(await names(`?username=${word}`, 'stranger')).toEqual([]);
    expect(await (await list(`?username=${word} b`)).json()).toMatchObject([{ token: null, state: 'OK' }]);
  });

  it('answers 400 to an unknown filter or state, and 401 without a token', async () => {
    for (const query of ['?customer_uuid=x', '?state=Erred', '?o=username'])
      expect((await list(query)).status).toBe(400);
    expect((await list('', null)).status).toBe(401);
  });
});

describe('GET /api/marketplace-project-service-accounts/{uuid}/', () => {
  const read = (uuid: string, caller: ProjectCaller | null = 'member') =>
    about(readProjectAccountOperation, uuid, caller);

  it('answers 200 to who reads the project, without the token', async () => {
    const { uuid } = await made();
    const answer = await read(uuid);
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid, token: null, state: 'OK' }]);
  });

  it('answers 400 to an unknown member, 401 without a token, and 404 to others', async () => {
    const { uuid } = await made();
    const query = '?field=password';
    expect((await about(readProjectAccountOperation, uuid, 'member', { query })).status).toBe(400);
    expect((await read(uuid, null)).status).toBe(401);
    expect((await read(uuid, 'stranger')).status).toBe(404);
    expect((await read((await makeServiceAccount({ customer_id: here.customerId })).id, 'staff')).status).toBe(404);
  });
});

describe('PATCH /api/marketplace-project-service-accounts/{uuid}/', () => {
  const patch = (uuid: string, body: object, caller?: ProjectCaller | null) =>
    about(changeProjectAccountOperation, uuid, caller, { body });

  it('answers 200 with the changed description', async () => {
    const { uuid } = await made();
    expect(await (await patch(uuid, { description: 'New.' })).json()).toMatchObject({
      description: 'New.',
      token: null,
    });
  });

  it('answers 400 to a username, 401 without a token, 403 to members, 404 to others, and 409 to a closed one', async () => {
    const { uuid } = await made();
    expect((await patch(uuid, { username: 'other' })).status).toBe(400);
    expect((await patch(uuid, {}, null)).status).toBe(401);
    expect((await patch(uuid, {}, 'member')).status).toBe(403);
    expect((await patch(uuid, {}, 'stranger')).status).toBe(404);
    await close(uuid);
    expect(await detailOf(await patch(uuid, { description: 'x' }))).toEqual([409, 'This service account is closed.']);
  });
});

describe('POST /api/marketplace-project-service-accounts/{uuid}/rotate_api_key/', () => {
  it('answers 200 with a new token, this once; the one before stops at once', async () => {
    const { token: first, uuid } = await made();
    expect(await statusWith(first)).toBe(200);
    const answer = await rotate(uuid);
    const { token } = await answer.json();
    expect([answer.status, await statusWith(first), await statusWith(token)]).toEqual([200, 401, 200]);
  });

  it('leaves one token that works of many at once', async () => {
    const { uuid } = await made();
    const tokens = await Promise.all(Array.from({ length: 5 }, async () => (await (await rotate(uuid)).json()).token));
    const statuses = await Promise.all(tokens.map(statusWith));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 401, 401, 401, 401]);
  });

  it('answers 403 to whoever may add members where the account was given another role: its token has that too', async () => {
    const { uuid } = await made();
    const { user_id } = await database().serviceAccount.findUniqueOrThrow({ where: { id: uuid } });
    await makeRole({ user_id, role: 'PROJECT_MANAGER', project_id: (await makeProject()).id });
    const rejected = await rotate(uuid);
    expect([rejected.status, (await rejected.json()).detail]).toEqual([
      403,
      'This account has other roles too. Ask the administrators.',
    ]);
    expect((await close(uuid)).status).toBe(403);
    expect((await rotate(uuid, 'staff')).status).toBe(200);
  });

  it('answers 401 without a token, 403 to members, 404 to others, and 409 to a closed one', async () => {
    const { uuid } = await made();
    expect((await rotate(uuid, null)).status).toBe(401);
    expect((await rotate(uuid, 'member')).status).toBe(403);
    expect((await rotate(uuid, 'stranger')).status).toBe(404);
    await close(uuid);
    expect((await rotate(uuid)).status).toBe(409);
  });
});

describe('DELETE /api/marketplace-project-service-accounts/{uuid}/', () => {
  it('answers 204 and ends the account with its tokens and roles: it is Closed from then on', async () => {
    const { token, username, uuid } = await made();
    expect((await close(uuid)).status).toBe(204);
    expect(await statusWith(token)).toBe(401);
    const read = await about(readProjectAccountOperation, uuid);
    expect(await read.json()).toMatchObject({ state: 'Closed', token: null });
    const person = await database().user.findUniqueOrThrow({ where: { username }, include: { roles: true } });
    expect([person.status, person.roles.map(({ is_active }) => is_active)]).toEqual(['deleted', [false]]);
    const events = await database().event.findMany({ where: { affected_user_id: person.id }, orderBy: { id: 'asc' } });
    expect(events.map(({ event_type }) => event_type)).toEqual(['role_granted', 'role_revoked']);
  });

  it('answers 204 in a deleted project, where nothing else can be done with it: 409 to who reads all of it, 404 to others', async () => {
    const { token, uuid } = await made();
    expect((await here.call(deleteProjectOperation, 'owner')).status).toBe(204);
    const change = about(changeProjectAccountOperation, uuid, 'owner', { body: { description: 'New.' } });
    expect(await detailOf(await change)).toEqual([409, expect.stringMatching(/^This project was deleted on /)]);
    expect((await rotate(uuid, 'owner')).status).toBe(409);
    for (const former of ['manager', 'member', 'stranger'] as const)
      expect((await close(uuid, former)).status).toBe(404);
    expect((await close(uuid, 'customerManager')).status).toBe(403);
    expect([(await close(uuid, 'owner')).status, await statusWith(token)]).toEqual([204, 401]);
    expect(await (await about(readProjectAccountOperation, uuid, 'owner')).json()).toMatchObject({ state: 'Closed' });
  });

  it('answers 204 to one of many at once, and 409 to the others', async () => {
    const { uuid } = await made();
    const answers = await Promise.all(Array.from({ length: 4 }, () => close(uuid)));
    expect(statusesOf(answers)).toEqual([204, 409, 409, 409]);
  });

  it('answers 401 without a token, 403 to members, 404 to others, and 409 to a closed one', async () => {
    const { uuid } = await made();
    expect((await close(uuid, null)).status).toBe(401);
    expect((await close(uuid, 'member')).status).toBe(403);
    expect((await close(uuid, 'stranger')).status).toBe(404);
    await close(uuid);
    expect((await close(uuid)).status).toBe(409);
  });
});

describe('a service account', () => {
  it('ends with a project that is deleted for good', async () => {
    const { token, username } = await made();
    await here.call(deleteProjectOperation, 'owner');
    expect(await statusWith(token)).toBe(200);
    const confirm_name = (await here.stored()).name;
    expect((await here.call(hardDeleteProjectOperation, 'staff', { body: { confirm_name } })).status).toBe(204);
    expect(await statusWith(token)).toBe(401);
    expect(await database().user.findUniqueOrThrow({ where: { username } })).toMatchObject({ status: 'deleted' });
  });
});
