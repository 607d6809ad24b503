import { bootstrap } from './bootstrap.mjs';

bootstrap('run-command.ts');
