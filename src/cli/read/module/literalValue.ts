import type { Expression, Node } from 'typescript';
import type { ModuleText } from './ModuleText.js';

/** What has to be run so that its value is known. */
export class NotLiteral extends Error {
  readonly node: Node;

  constructor(node: Node) {
    super('not a literal');
    this.node = node;
  }
}

/**
 * The value of an expression that is a pure literal: texts, numbers, truth values, lists and records, spreads of such, and
 * constants of the module that are such, and that nothing changes.
 *
 * @throws {NotLiteral} at the first part that has to be run.
 */
export function literalValue(module: ModuleText, expression: Expression, within: readonly Node[] = []): unknown {
  const { ts } = module;
  const literal = module.literal(expression);
  // What holds itself is no literal.
  if (within.includes(literal)) throw new NotLiteral(expression);
  const readPart = (part: Expression) => literalValue(module, part, [...within, literal]);
  if (ts.isStringLiteralLike(literal)) return literal.text;
  if (ts.isNumericLiteral(literal)) return Number(literal.text);
  if (ts.isArrayLiteralExpression(literal)) return module.elementsOf(literal).map(readPart);
  if (ts.isObjectLiteralExpression(literal)) {
    const entries = module.propertiesOf(literal).map((property): readonly [string, unknown] => {
      const name = property.name === undefined ? null : module.nameOf(property.name);
      if (name !== null && ts.isPropertyAssignment(property)) return [name, readPart(property.initializer)];
      if (name !== null && ts.isShorthandPropertyAssignment(property)) return [name, readPart(property.name)];
      throw new NotLiteral(property);
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  switch (literal.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return true;
    case ts.SyntaxKind.FalseKeyword:
      return false;
    case ts.SyntaxKind.NullKeyword:
      return null;
  }
  if (ts.isIdentifier(literal) && literal.text === 'undefined') return undefined;
  if (ts.isPrefixUnaryExpression(literal) && literal.operator === ts.SyntaxKind.MinusToken) {
    const { operand } = literal;
    if (ts.isNumericLiteral(operand)) return -Number(operand.text);
  }
  throw new NotLiteral(literal);
}
