import { bootstrap } from './bootstrap.mjs';

bootstrap('run-planted-faults.ts');
