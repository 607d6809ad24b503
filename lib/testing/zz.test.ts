import { test } from 'vitest';
import { z } from 'zod';
test('x', () => {
  const found: Record<string,string> = {};
  found['__proto__'] = '1';
  console.log(Object.keys(found));
  const s = z.strictObject({ a: z.string().optional() });
  console.log(JSON.stringify(s.safeParse(JSON.parse('{"__proto__":1}'))));
  console.log(JSON.stringify(s.safeParse(JSON.parse('{"constructor":1,"toString":2}'))));
});
