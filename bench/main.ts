// `npm run bench -- NAME`: every measurement by its name; one JSON object or JSON Lines on standard output.
// Leaves to others: asserting anything (nothing here is a test).
import { quality } from './quality.ts';
import { speed } from './speed.ts';

const benches: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = {
  speed,
  quality,
};

const [name = 'speed', ...words] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  process.stderr.write(`no bench "${name}"; there are: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
} else await bench(words);
