// `actors.yaml`: what is accepted, and that every fault names its line and what to write.
// Leaves to others: what a broken file does to a run (ingest.test.ts).
import { describe, expect, it } from 'vitest';
import { parseCuration, versionOf } from '../../src/library/curation.ts';

describe('actors.yaml', () => {
  it('gives names, aliases with their documents, and roles with their dates', () => {
    const text = `# a comment
- name: Ann Reyes
  kind: person
  aliases: [Anna Reyes, { name: Kings, document: bridge }]
  roles:
    - title: mayor
      from: 2022
      to: 2025-01~
- name: NO
  kind: organisation
`;
    expect(parseCuration(text, 'actors.yaml')).toEqual({
      type: 'curation',
      curation: {
        actors: [
          {
            name: 'Ann Reyes',
            kind: 'person',
            aliases: [{ name: 'Anna Reyes' }, { name: 'Kings', document: 'bridge' }],
            roles: [{ title: 'mayor', from: '2022', to: '2025-01~' }],
          },
          { name: 'NO', kind: 'organisation', aliases: [], roles: [] },
        ],
      },
    });
  });

  it('may be empty', () => {
    for (const text of ['', '# nothing yet\n', '[]\n'])
      expect(parseCuration(text, 'actors.yaml')).toEqual({
        type: 'curation',
        curation: { actors: [] },
      });
  });

  it('names line and remedy for each fault', () => {
    const cases: readonly (readonly [string, readonly (readonly [number, RegExp])[]])[] = [
      ['actors: []\n', [[1, /begin each actor with "- name/u]]],
      ['- name: Ann\n  kind: robot\n', [[2, /person, organisation/u]]],
      ['- kind: person\n', [[1, /Write one line of text/u]]],
      ['- name: ""\n  kind: person\n', [[1, /write a name/u]]],
      ['- name: Ann\n  kind: person\n  alias: [A]\n', [[3, /name, kind, aliases, roles/u]]],
      ['- name: Ann\n  kind: person\n  aliases: Anna\n', [[3, /list of names/u]]],
      [
        '- name: Ann\n  kind: person\n  aliases:\n    - Anna\n    - { nam: A }\n',
        [[5, /document/u]],
      ],
      [
        '- name: Ann\n  kind: person\n  roles:\n    - title: mayor\n      from: last year\n',
        [[5, /2024-07-28/u]],
      ],
      [
        '- name: Ann\n  kind: person\n  roles:\n    - title: mayor\n      from: 2025\n      to: 2024\n',
        [[6, /"from" and "to"/u]],
      ],
      [
        '- name: Ann\n  kind: x\n- name: Bob\n  kind: y\n',
        [
          [2, /person/u],
          [4, /person/u],
        ],
      ],
      ['- name: Ánn\n  kind: person\n- name: Ann\n  kind: person\n', [[3, /full names/u]]],
      ['- name: "Ann\n  kind: person\n', [[1, /quotes/u]]],
      ['- name: Ann\n kind: person\n', [[2, /indentation/u]]],
    ];
    for (const [text, faults] of cases) {
      const parsed = parseCuration(text, 'actors.yaml');
      if (parsed.type === 'curation') throw new Error(`accepted: ${text}`);
      expect(
        parsed.troubles.map((one) => one.line),
        text,
      ).toEqual(faults.map(([line]) => line));
      for (const [index, [, remedy]] of faults.entries())
        expect(parsed.troubles[index]?.remedy, text).toMatch(remedy);
    }
  });

  it('has a version that changes with its content', () => {
    const version = (text: string) => {
      const parsed = parseCuration(text, 'a');
      return parsed.type === 'curation' ? versionOf(parsed.curation) : undefined;
    };
    const ann = version('- name: Ann\n  kind: person\n');
    expect(version('# a remark\n- kind: person\n  name: Ann\n')).toBe(ann);
    expect(version('- name: Ann\n  kind: place\n')).not.toBe(ann);
    expect(version('')).not.toBe(ann);
  });
});
