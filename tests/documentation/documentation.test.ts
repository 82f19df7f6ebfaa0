import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandSpecs } from '../../src/briefing/commands.ts';
import { plainHelp } from '../../src/help.ts';
import { sayIn } from '../../src/house.ts';
import { parseCommand } from '../../src/model/command.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { settings } from '../../src/settings.ts';
import { commandTable, settingsTable, withSection } from './tables.ts';

const say = sayIn('en');
const specs = commandSpecs(say);
const readme = readFileSync('README.md', 'utf8');

describe('documentation', () => {
  it('README has the tables of commands and settings (npm run docs)', () => {
    expect(readme).toBe(
      withSection(
        withSection(readme, 'commands', commandTable(specs)),
        'settings',
        settingsTable(),
      ),
    );
  });

  it('.env.example has every setting, each with its default, and no other', () => {
    const rows = readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gmu);
    const expected = settings.map((setting) => [
      setting.name,
      'default' in setting ? setting.default : '',
    ]);
    expect([...rows].map((row) => [row[1], row[2]]).sort()).toEqual(expected.sort());
  });

  it('the Slack manifest is made from the command table (npm run docs)', () => {
    expect(readFileSync('config/slack-manifest.yaml', 'utf8')).toBe(slackManifest(specs, { say }));
  });

  it('help on the command line names every command', () => {
    const help = plainHelp(say, specs);
    for (const spec of specs) expect(help).toContain(`  ${spec.name} `);
  });

  it('every example can be typed', () => {
    for (const spec of specs) {
      expect(spec.examples.length).toBeGreaterThan(0);
      for (const example of spec.examples) {
        const parsed = parseCommand(specs, example);
        expect(parsed).toMatchObject({ type: 'invocation', invocation: { command: spec.name } });
        const given = parsed.type === 'invocation' ? Object.keys(parsed.invocation.arguments) : [];
        const required = spec.options
          .filter((option) => option.required)
          .map((option) => option.name);
        expect(given).toEqual(expect.arrayContaining(required));
      }
    }
  });

  it('command and option names and descriptions keep to what both platforms take', () => {
    for (const { name, description } of [...specs, ...specs.flatMap((spec) => spec.options)]) {
      expect(name).toMatch(/^[a-z]{1,32}$/u);
      expect(description.length).toBeGreaterThan(0);
      expect([...description].length).toBeLessThanOrEqual(100);
    }
  });

  it('README links only to files that are there', () => {
    const links = [...readme.matchAll(/\]\(((?!http)[^)#]+)\)/gu)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});
