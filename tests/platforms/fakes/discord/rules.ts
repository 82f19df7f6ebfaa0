// Rules of the real Discord that its OpenAPI file does not hold.
// Leaves to others: shapes and lengths that the file knows (spec.ts).
import { at, type Json, json, list, text } from './json.ts';

/** Complaints about a message body: an empty one, mixed ways, too much text, codes twice. */
export function messageFaults(body: Json): readonly string[] {
  const flags = typeof body['flags'] === 'number' ? body['flags'] : 0;
  const components = list(body['components']);
  const all = components.flatMap(flattened);
  const v2 = (flags & 32768) !== 0;
  const words = all.filter((one) => one['type'] === 10).map((one) => text(one['content']));
  const codes = all.map((one) => text(one['custom_id'])).filter((code) => code !== '');
  return [
    ...complain(text(body['content']).length > 2000, 'content over 2000'),
    ...complain(
      text(body['content']) === '' && components.length === 0 && list(body['embeds']).length === 0,
      'empty message (50006)',
    ),
    ...complain(
      v2 && ('content' in body || 'embeds' in body),
      'content or embeds with Components V2',
    ),
    ...complain(
      !v2 && components.some((one) => at(one, 'type') !== 1),
      'layout components without the flag',
    ),
    ...complain(all.length > 40, `${all.length} components`),
    ...complain(words.join('').length > 4000, `${words.join('').length} characters of text`),
    ...complain(
      words.some((word) => word.trim() === ''),
      'empty text display',
    ),
    ...complain(new Set(codes).size < codes.length, 'custom_id twice'),
    ...all.flatMap(componentFaults),
    ...complain(
      JSON.stringify(at(body, 'allowed_mentions', 'parse')) !== '[]',
      'mentions are not switched off',
    ),
  ];
}

function componentFaults(one: Json): readonly string[] {
  const values = list(one['options']).map((option) => text(at(option, 'value')));
  const button = one['type'] === 2;
  const row = one['type'] === 1 ? list(one['components']) : [];
  return [
    ...complain(button && one['style'] === 5 && text(one['url']) === '', 'link button without url'),
    ...complain(
      button && one['style'] !== 5 && text(one['custom_id']) === '',
      'button without custom_id',
    ),
    ...complain(one['type'] === 3 && values.length === 0, 'list without options'),
    ...complain(new Set(values).size < values.length, 'option value twice'),
    ...complain(one['type'] === 1 && row.length === 0, 'empty row'),
    ...complain(
      row.length > 1 && row.some((inner) => at(inner, 'type') === 3),
      'list beside others in a row',
    ),
  ];
}

/** Complaints about a command definition: names, order of options, choices, the sum of its words. */
export function commandFaults(body: Json, guild: boolean): readonly string[] {
  if (body['type'] === 3)
    return [
      ...complain(
        'description' in body || 'options' in body,
        'a menu entry has a name and no more',
      ),
      ...complain(guild && 'contexts' in body, 'contexts of a guild command'),
    ];
  const options = list(body['options']).map(json);
  const named = [body, ...options];
  const required = options.map((option) => option['required'] === true);
  const choices = options.flatMap((option) => list(option['choices']).map(json));
  const sum = [...named, ...choices]
    .map((one) => `${text(one['name'])}${text(one['description'])}${text(one['value'])}`)
    .join('').length;
  return [
    ...complain(
      named.some((one) => !/^[-_'\p{L}\p{N}]{1,32}$/u.test(text(one['name']))),
      'name',
    ),
    ...complain(
      named.some((one) => text(one['name']) !== text(one['name']).toLowerCase()),
      'capitals',
    ),
    ...complain(
      named.some((one) => text(one['description']) === ''),
      'no description',
    ),
    ...complain(
      required.lastIndexOf(true) > required.indexOf(false) && required.includes(false),
      'required after optional',
    ),
    ...complain(
      options.some(
        (option) =>
          new Set(list(option['choices']).map((one) => at(one, 'name'))).size <
          list(option['choices']).length,
      ),
      'choice twice',
    ),
    ...complain(
      options.some(
        (option) => option['autocomplete'] === true && list(option['choices']).length > 0,
      ),
      'autocomplete and choices',
    ),
    ...complain(sum > 8000, 'over 8000 characters'),
    ...complain(guild && 'contexts' in body, 'contexts of a guild command'),
  ];
}

/** Every component, nested ones too. */
export function flattened(component: unknown): readonly Json[] {
  const one = json(component);
  return [one, ...list(one['components']).flatMap(flattened)];
}

function complain(when: boolean, what: string): readonly string[] {
  return when ? [what] : [];
}
