import * as z from 'zod/mini';
import { byType, byWord } from './choice.js';
import type { Tell } from './Tell.js';

/** A request to the program around the model: its name, or a record with what it is about. */
export function effectSchema(tell: Tell): z.core.$ZodType {
  const schema = byType({
    text: z.enum(['order.allow', 'lead.create']),
    record: byWord('type', {
      'order.allow': effect('order.allow'),
      'lead.create': effect('lead.create'),
      'settlement.open': effect('settlement.open', 'mode'),
      'opportunity.open': effect('opportunity.open', 'series'),
      'team.shift': effect('team.shift', 'phase'),
      'customer.tag': effect('customer.tag', 'tag'),
      host: effect('host', 'name'),
    }),
  });
  tell(schema, 'Effect');
  return schema;

  /** Its type, and a text that says what it is about. */
  function effect(type: string, about?: string): z.core.$ZodType {
    const shape = { type: z.literal(type), ...(about === undefined ? {} : { [about]: z.string() }) };
    for (const [property, told] of Object.entries(shape)) tell(told, type, property);
    const record = z.strictObject(shape);
    tell(record, type);
    return record;
  }
}
