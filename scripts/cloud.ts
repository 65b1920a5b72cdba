import { run } from './local-cloud/main';

run(process.argv.slice(2));
