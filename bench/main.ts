// `npm run bench -- NAME`: every measurement by its name; one JSON object or JSON Lines on standard output.
// Leaves to others: asserting anything (nothing here is a test).

// Each is loaded when it is asked for, so that none of them pays for the rivals another one loads.
const benches: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = {
  speed: async () => (await import('./speed.ts')).speed(),
  quality: async (words) => (await import('./quality.ts')).quality(words),
  timeline: async (words) => (await import('./timeline.ts')).timeline(words),
  bulk: async (words) => (await import('./bulk.ts')).bulk(words),
  check: async (words) => (await import('./check.ts')).check(words),
  ask: async (words) => (await import('./ask.ts')).ask(words),
  calendar: async (words) => (await import('./calendar.ts')).calendar(words),
  due: async (words) => (await import('./due.ts')).due(words),
  kills: async (words) => (await import('./kills.ts')).kills(words),
  rank: async (words) => (await import('./rank.ts')).rank(words),
};

const [name = 'speed', ...words] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  process.stderr.write(`no bench "${name}"; there are: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
} else await bench(words);
