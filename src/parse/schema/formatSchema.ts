import * as z from 'zod/mini';
import type { Rule, Shape } from '../../plan/index.js';
import type { ElementFormat, Property, RequiredProperty } from '../format/ElementFormat.js';
import { byType, byWord, choice } from './choice.js';
import { isLabel } from './labelSchemas.js';
import { ownSchemas } from './ownSchemas.js';
import type { Tell } from './Tell.js';

type Schema = z.core.$ZodType;
type AnyProperty = Property | RequiredProperty;
type Format = () => ElementFormat;

/**
 * The schema of a record of the format: the properties that it has, with what the plan demands of their values.
 * A record that occurs in several places is one schema.
 *
 * @throws where the two do not fit each other, which is a mistake in the format's own tables.
 */
export function formatSchema(root: Format, rootShape: Shape, tell: Tell): Schema {
  const known = new Map<Format, { readonly shape: Shape; readonly schema: Schema }>();
  const own = ownSchemas(tell);
  return elementSchema(root, rootShape);

  function elementSchema(format: Format, shape: Shape): Schema {
    const built = known.get(format) ?? { shape, schema: shorthandSchema(format(), shape) };
    if (built.shape !== shape) throw new Error(`${format().name} is held to two shapes`);
    known.set(format, built);
    return built.schema;
  }

  function shorthandSchema(format: ElementFormat, shape: Shape): Schema {
    const record = recordSchema(format, shape, {});
    if (format.shorthand === undefined) return record;
    return byType({ text: z.string(), record: format.shorthand === 'label' ? orTexts(record, own.texts) : record });
  }

  function recordSchema(format: ElementFormat, shape: Shape, given: { readonly [property: string]: Schema }): Schema {
    const untold = Object.keys(shape).find((property) => !Object.hasOwn(format.properties, property));
    if (untold !== undefined) throw new Error(`nothing is said of ${format.name}.${untold}`);
    const schemas = Object.entries(format.properties).map(([name, property]) => {
      const value = given[name] ?? valueSchema(`${format.name}.${name}`, property, shape[name]);
      // A schema that occurs in several places is told of in each.
      const schema = property.required ? z.lazy(() => value) : z.exactOptional(value);
      tell(schema, format.name, name);
      return [name, schema] as const;
    });
    const properties = Object.fromEntries(schemas);
    const record = format.open ? z.catchall(z.object(properties), z.number()) : z.strictObject(properties);
    tell(record, format.name);
    return record;
  }

  /** What the plan demands; `rule` and `schema` stand in where it looks at nothing, or by a function of its own. */
  function valueSchema(place: string, property: AnyProperty, demanded: Rule | undefined): Schema {
    const isOpen =
      demanded === undefined || 'apart' in demanded || 'check' in ('list' in demanded ? demanded.list : demanded);
    if (isOpen === (property.rule === undefined && property.schema === undefined)) {
      throw new Error(`${place} must be told by the plan or by the format, and not by both`);
    }
    if (property.schema !== undefined) return own[property.schema];
    return ruleSchema(place, property, isOpen ? (property.rule as Rule) : demanded);
  }

  function ruleSchema(place: string, property: AnyProperty, rule: Rule): Schema {
    if ('refer' in rule) return z.string();
    if ('words' in rule) {
      const word = z.enum(rule.words as [string, ...string[]]);
      return rule.or === undefined ? word : wordOr(word, ruleSchema(place, property, rule.or), rule.or);
    }
    if ('number' in rule) return numberSchema(rule);
    if ('is' in rule) return rule.is === 'text' ? z.string() : z.boolean();
    if ('list' in rule) return filled(z.array(ruleSchema(place, property, rule.list)), rule.filled);
    if ('elements' in rule) return filled(z.array(inner(place, property, rule.elements)), rule.filled);
    if ('record' in rule) return z.record(z.string(), inner(place, property, rule.record));
    if ('shapes' in rule) return oneOfSchema(place, property, rule);
    if ('check' in rule || 'apart' in rule)
      throw new Error(`${place} needs a schema: the plan looks at it by a function of its own`);
    const record = inner(place, property, rule.shape);
    return rule.orFalse ? orFalse(record) : record;
  }

  function inner(place: string, { of }: AnyProperty, shape: Shape): Schema {
    if (of === undefined) throw new Error(`nothing is said of what is in ${place}`);
    return elementSchema(of, shape);
  }

  /** Every record of the choice is held to the plan's shape of it. */
  function oneOfSchema(place: string, { oneOf = {} }: AnyProperty, rule: Extract<Rule, { shapes: unknown }>): Schema {
    const { by, shapes } = rule;
    const options = Object.entries(shapes).map(([word, shape]) => {
      const format = oneOf[word];
      if (format === undefined) throw new Error(`nothing is said of ${place} where ${by} is ${word}`);
      return [word, recordSchema(format(), shape, { [by]: z.literal(word) })] as const;
    });
    return byWord(by, Object.fromEntries(options));
  }
}

function orFalse(record: Schema): Schema {
  const options = { no: z.literal(false), record };
  return choice(options, { expected: 'record' }, (value) => (value === false ? options.no : record));
}

/** A record that may also be a label by language. */
function orTexts(record: Schema, texts: Schema): Schema {
  const options = { label: texts, record };
  return choice(options, { expected: 'record' }, (value) => (isLabel(value) ? options.label : record));
}

function wordOr(word: Schema, other: Schema, rule: Rule): Schema {
  return byType('number' in rule ? { text: word, number: other } : { text: word, list: other });
}

function filled(list: z.ZodMiniArray<Schema>, isFilled: true | undefined): Schema {
  return isFilled ? list.check(z.minLength(1)) : list;
}

function numberSchema({ number: [min, max], whole, above }: Extract<Rule, { number: unknown }>): Schema {
  const base = whole ? z.int() : z.number();
  const bounds = [...(min === null ? [] : [above ? z.gt(min) : z.gte(min)]), ...(max === null ? [] : [z.lte(max)])];
  return bounds.length === 0 ? base : base.check(...bounds);
}
