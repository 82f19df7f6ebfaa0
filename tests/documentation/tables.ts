// The parts of README that are made from tables in the source, and the way to put them in.
// Leaves to others: every sentence between them.
import type { CommandSpec } from '../../src/model/command.ts';
import { type Setting, settings } from '../../src/settings.ts';

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function usage(spec: CommandSpec): string {
  const options = spec.options
    .filter((option) => option.name !== 'page')
    .map((option) => (option.required ? option.name : `[${option.name}]`));
  return [`/${spec.name}`, ...options].join(' ');
}

/** One row a command: how it is typed, what it answers, one example. */
export function commandTable(specs: readonly CommandSpec[]): string {
  const rows = specs.map((spec) => {
    const example = spec.examples[0] === undefined ? '' : `\`/${spec.examples[0]}\``;
    return `| \`${cell(usage(spec))}\` | ${cell(spec.description)} | ${cell(example)} |`;
  });
  return ['| command | answers | for example |', '|---|---|---|', ...rows].join('\n');
}

/** One row a setting. */
export function settingsTable(): string {
  const rows = settings.map(
    (setting: Setting) =>
      `| \`${setting.name}\` | ${cell(setting.help)} | ${setting.default === undefined ? '' : `\`${setting.default}\``} |`,
  );
  return ['| setting | what it is for | default |', '|---|---|---|', ...rows].join('\n');
}

/**
 * The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced.
 * @throws Error when the markers are not there
 */
export function withSection(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`no section ${name}`);
  return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`;
}
