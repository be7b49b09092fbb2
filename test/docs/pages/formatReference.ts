import { salesModelJsonSchema } from '../../../src/parse/index.js';

type Schema = {
  readonly description?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly $ref?: string;
  readonly type?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
};

/** The tables of the format, one for each record, as Markdown; made of what `salesModelJsonSchema` says. */
export function formatReference(): string {
  const { $defs } = salesModelJsonSchema() as { readonly $defs: { readonly [name: string]: Schema } };
  return Object.entries($defs)
    .map(([name, schema]) => section(name, schema))
    .join('\n\n');
}

function section(name: string, schema: Schema): string {
  const head = `### ${name}\n\n${cell(schema.description ?? '')}`;
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return `${head}\n\nOne of: ${options.map(typeText).join(', ')}.`;
  const rows = Object.entries(schema.properties ?? {}).map(
    ([property, told]) =>
      `| ${property} | ${typeText(told)} | ${leftOut(schema, property, told)} | ${cell(told.description ?? '')} Example: ${code(told.examples?.[0])} |`,
  );
  if (rows.length === 0) return head;
  return [head, '', '| property | value | left out | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function leftOut({ required }: Schema, property: string, { default: standard }: Schema): string {
  if (required?.includes(property)) return '**needed**';
  return standard === undefined ? '' : code(standard);
}

function typeText(schema: Schema): string {
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return options.map(typeText).join(' or ');
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/$defs/', '');
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.enum !== undefined) return schema.enum.map(code).join(', ');
  if (schema.const !== undefined) return code(schema.const);
  switch (schema.type) {
    case 'array':
      return `list of ${typeText(schema.items ?? {})}`;
    case 'object':
      return objectText(schema);
    case 'string':
      return 'text';
    case 'number':
      return `number${bounds(schema)}`;
    case 'integer':
      return `whole number${bounds(schema)}`;
    case 'boolean':
      return 'true or false';
    default:
      return 'any value';
  }
}

function objectText({ properties, additionalProperties }: Schema): string {
  if (typeof additionalProperties === 'object') return `record by name of ${typeText(additionalProperties)}`;
  const names = Object.entries(properties ?? {}).map(
    ([name, told]) => `${name}: ${told.const === undefined ? typeText(told) : told.const}`,
  );
  return `\`{ ${names.join(', ')} }\``;
}

function bounds({ minimum, exclusiveMinimum, maximum }: Schema): string {
  const from = minimum ?? exclusiveMinimum;
  if (from !== undefined && maximum !== undefined) return ` from ${from} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return exclusiveMinimum === undefined ? '' : `, above ${exclusiveMinimum}`;
}

function code(value: unknown): string {
  return `\`${cell(JSON.stringify(value))}\``;
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
