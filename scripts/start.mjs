import { bootstrap } from './bootstrap.mjs';

bootstrap('serve.ts');
