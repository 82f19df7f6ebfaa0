// `npm run docs`: puts README's tables and the Slack manifest in line with the source.
// Leaves to others: the tables (tables.ts) and the manifest (platforms/slack).
import { readFileSync, writeFileSync } from 'node:fs';
import { commandSpecs } from '../../src/briefing/commands.ts';
import { sayIn } from '../../src/house.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { commandTable, settingsTable, withSection } from './tables.ts';

const say = sayIn('en');
const specs = commandSpecs(say);
const readme = readFileSync('README.md', 'utf8');
writeFileSync(
  'README.md',
  withSection(withSection(readme, 'commands', commandTable(specs)), 'settings', settingsTable()),
);
writeFileSync('config/slack-manifest.yaml', slackManifest(specs, { say }));
