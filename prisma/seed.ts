import { database } from '@/lib/db/client';
import { fillDemo } from '@/prisma/demo/fill-demo';

try {
  await fillDemo();
} finally {
  await database().$disconnect();
}
