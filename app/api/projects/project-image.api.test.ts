import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '@/lib/contracts/operation';
import {
  changeProjectOperation,
  createProjectOperation,
  readProjectImageOperation,
  readProjectOperation,
  replaceProjectOperation,
} from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
let png = new Blob();

beforeAll(async () => {
  const red = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
  png = new Blob([
    new Uint8Array(
      await red
        .png()
        .withExif({ IFD0: { Copyright: 'secret' } })
        .toBuffer(),
    ),
  ]);
});

type Parts = Readonly<Record<string, string | Blob>>;

async function send(operation: Operation, parts: Parts, caller: ProjectCaller = 'owner', name = 'a.png') {
  const form = new FormData();
  for (const [field, value] of Object.entries(parts)) {
    if (typeof value === 'string') form.append(field, value);
    else form.append(field, value, name);
  }
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  return here.call(operation, caller, { raw: new Uint8Array(await encoded.arrayBuffer()), headers });
}

const patch = (parts: Parts, caller?: ProjectCaller, name?: string) =>
  send(changeProjectOperation, parts, caller, name);
const image = (caller: ProjectCaller | null = 'member', headers = {}, method = 'GET') =>
  here.call(readProjectImageOperation, caller, { headers, method });
const address = () => `http://127.0.0.1:3000/api/projects/${here.projectId}/image/`;

describe('GET /api/projects/{uuid}/image/', () => {
  it('answers 200 with the picture without its metadata, its type by its bytes, nosniff, and its ETag', async () => {
    const patched = await patch({ image: png }, 'manager', 'page.html');
    expect([patched.status, (await patched.json()).image]).toEqual([200, address()]);
    const answer = await image();
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(bytes.toString('latin1')).not.toContain('secret');
    expect((await sharp(bytes).metadata()).width).toBe(8);
    const etag = answer.headers.get('etag') ?? '';
    expect((await image('member', { 'if-none-match': etag })).status).toBe(304);
    const head = await image('member', {}, 'HEAD');
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
  });

  it('answers 401 without a token, and 404 to strangers, without a picture, and to who was in a deleted project', async () => {
    expect((await image()).status).toBe(404);
    await patch({ image: png });
    expect((await image(null)).status).toBe(401);
    expect((await image('stranger')).status).toBe(404);
    const termination_metadata = { user_roles: [{ user_id: here.ids.member }] };
    await database().userRole.updateMany({ where: { project_id: here.projectId }, data: { is_active: false } });
    const data = { is_removed: true, removed_at: new Date(), termination_metadata };
    await database().project.update({ where: { id: here.projectId }, data });
    expect([(await image()).status, (await image('owner')).status]).toEqual([404, 200]);
    expect((await (await here.call(readProjectOperation, 'member')).json()).image).toBeNull();
  });
});

describe('a picture by multipart/form-data', () => {
  it('comes with the fields of a new project as texts', async () => {
    const made = await send(createProjectOperation, {
      name: uniqueName('pictured'),
      customer: here.customerId,
      is_industry: 'true',
      end_date: '',
      user_affiliations: '["staff"]',
      image: png,
    });
    const project = await made.json();
    expect([made.status, project]).toMatchObject([
      201,
      { is_industry: true, end_date: null, user_affiliations: ['staff'], image: expect.stringContaining(project.uuid) },
    ]);
  });

  it('comes with true and false as clients in use write them', async () => {
    const written = [];
    for (const is_industry of ['True', 'False'])
      written.push((await (await patch({ is_industry })).json()).is_industry);
    expect(written).toEqual([true, false]);
    expect((await patch({ is_industry: 'TRUE' })).status).toBe(400);
    expect((await (await patch({ description: 'True' })).json()).description).toBe('True');
  });

  it('is replaced by PUT, kept where it is left out or sent back as its address, and removed by null or an empty text', async () => {
    const { name } = await here.stored();
    const whole = { name, customer: here.customerId };
    const imageOf = async (answer: Response) => (await answer.json()).image;
    const put = (body: object) => here.call(replaceProjectOperation, 'owner', { body });
    expect(await imageOf(await send(replaceProjectOperation, { ...whole, image: png }))).toBe(address());
    expect(await imageOf(await put(whole))).toBe(address());
    expect(await imageOf(await put({ ...whole, image: address() }))).toBe(address());
    expect(await imageOf(await put({ ...whole, image: null }))).toBeNull();
    await patch({ image: png });
    expect(await imageOf(await patch({ image: '' }))).toBeNull();
    expect((await put({ ...whole, image: 'https://example.org/a.png' })).status).toBe(400);
  });

  it('leaves one event that says only that it changed, and none when it is the same', async () => {
    for (const _ of [1, 2]) await patch({ image: png });
    const events = await database().event.findMany({ where: { project_id: here.projectId } });
    expect(events.map(({ context }) => context)).toMatchObject([{ changes: { image: { from: null, to: null } } }]);
  });

  it('comes with no half characters in the JSON of its fields, as in a body of JSON', async () => {
    expect((await patch({ user_affiliations: '["\\ud800"]' })).status).toBe(400);
    expect((await patch({ description: '"\\ud800"' })).status).toBe(200);
  });

  it('is not decoded for who may not change the project, or create one', async () => {
    const broken = { image: new Blob(['not a picture']) };
    const made = { name: 'Pictured', customer: here.customerId, ...broken };
    expect((await patch(broken)).status).toBe(400);
    expect((await patch(broken, 'member')).status).toBe(403);
    expect((await patch(broken, 'stranger')).status).toBe(404);
    expect((await send(createProjectOperation, made)).status).toBe(400);
    expect((await send(createProjectOperation, made, 'member')).status).toBe(403);
  });

  it('is refused to who may not change the project, by name', async () => {
    const answer = await patch({ image: png }, 'member');
    expect([answer.status, (await answer.json()).detail]).toEqual([403, 'You can’t change image.']);
  });

  it.each([
    ['text named .png', 'This is no picture.', 400],
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 400],
    ['more than 1 MiB', 'x'.repeat(1024 * 1024 + 1), 400],
    ['a body of more than 1.5 MiB', 'x'.repeat(1.5 * 1024 * 1024), 413],
  ])('is refused when it is %s, and nothing is changed', async (_name, text, status) => {
    const before = await here.stored();
    const answer = await patch({ description: 'New', image: new Blob([text], { type: 'image/png' }) });
    const body = await answer.json();
    expect([answer.status, status === 413 || body.image.length === 1]).toEqual([status, true]);
    expect(await here.stored()).toEqual(before);
  });

  it('goes with its project when that is deleted for good', async () => {
    await patch({ image: png });
    await database().userRole.deleteMany({ where: { project_id: here.projectId } });
    await database().project.delete({ where: { id: here.projectId } });
    expect(await database().projectImage.count({ where: { project_id: here.projectId } })).toBe(0);
  });
});
