import { bootstrap } from './bootstrap.mjs';

bootstrap('run-tests.ts');
