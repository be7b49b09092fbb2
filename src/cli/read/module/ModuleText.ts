import type {
  ArrayLiteralExpression,
  Expression,
  Node,
  ObjectLiteralElementLike,
  ObjectLiteralExpression,
  PropertyName,
  SourceFile,
  Statement,
} from 'typescript';
import { calledName, changedNames, TRANSPARENT } from './changedNames.js';
import type { TypeScript } from './findTypeScript.js';

/** The text of a module as the parser of TypeScript reads it: what it exports, and what its constants are. Nothing is run. */
export class ModuleText {
  readonly text: string;
  readonly ts: TypeScript;
  /** What it exports by each name, as it is written there. */
  readonly exports: ReadonlyMap<string, Expression>;
  readonly #source: SourceFile;
  readonly #constants = new Map<string, Expression>();
  /** Constants that nobody knows before the module was run. */
  readonly #changed: ReadonlySet<string>;

  /** @param isRun whether it was run, so that what it makes of its constants is known. */
  constructor(ts: TypeScript, file: string, text: string, isRun = true) {
    this.ts = ts;
    this.text = text;
    this.#source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    this.#changed = isRun ? new Set() : changedNames(ts, this.#source);
    const exports = new Map<string, Expression>();
    for (const statement of this.#source.statements) this.#readConstants(statement, exports);
    for (const statement of this.#source.statements) this.#readExports(statement, exports);
    this.exports = exports;
  }

  /** Where an expression begins and ends. */
  rangeOf(node: Node): { readonly start: number; readonly end: number } {
    return { start: node.getStart(this.#source), end: node.end };
  }

  /** The line and the column of an expression, from 1. */
  placeOf(node: Node): { readonly line: number; readonly column: number } {
    const { line, character } = this.#source.getLineAndCharacterOfPosition(node.getStart(this.#source));
    return { line: line + 1, column: character + 1 };
  }

  /** An expression without types, brackets and calls around it that change nothing. */
  bare(expression: Expression): Expression {
    const { ts } = this;
    if (
      ts.isParenthesizedExpression(expression) ||
      ts.isAsExpression(expression) ||
      ts.isSatisfiesExpression(expression) ||
      ts.isNonNullExpression(expression) ||
      ts.isTypeAssertionExpression(expression)
    )
      return this.bare(expression.expression);
    if (!ts.isCallExpression(expression)) return expression;
    const { expression: called, arguments: given } = expression;
    const [first] = given;
    return first !== undefined && TRANSPARENT.includes(calledName(ts, called)) ? this.bare(first) : expression;
  }

  /** The same, and in the place of a constant of the module what it is. */
  literal(expression: Expression, followed: readonly string[] = []): Expression {
    const bare = this.bare(expression);
    if (!this.ts.isIdentifier(bare) || followed.includes(bare.text)) return bare;
    const constant = this.#constants.get(bare.text);
    return constant === undefined ? bare : this.literal(constant, [...followed, bare.text]);
  }

  /** The properties of a literal; in the place of a spread those of the literal that it spreads. */
  propertiesOf(literal: ObjectLiteralExpression, within: readonly Node[] = []): readonly ObjectLiteralElementLike[] {
    return literal.properties.flatMap((property) => {
      const spread = this.ts.isSpreadAssignment(property) ? this.literal(property.expression) : null;
      return spread !== null && this.ts.isObjectLiteralExpression(spread) && !within.includes(spread)
        ? this.propertiesOf(spread, [...within, spread])
        : [property];
    });
  }

  /** The elements of a literal; in the place of a spread those of the literal that it spreads. */
  elementsOf(literal: ArrayLiteralExpression, within: readonly Node[] = []): readonly Expression[] {
    return literal.elements.flatMap((element) => {
      const spread = this.ts.isSpreadElement(element) ? this.literal(element.expression) : null;
      return spread !== null && this.ts.isArrayLiteralExpression(spread) && !within.includes(spread)
        ? this.elementsOf(spread, [...within, spread])
        : [element];
    });
  }

  /** The name of a property where it is written; `null` where it is computed. */
  nameOf(name: PropertyName): string | null {
    const { ts } = this;
    if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
    return ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression) ? name.expression.text : null;
  }

  #readConstants(statement: Statement, exports: Map<string, Expression>): void {
    const { ts } = this;
    if (!ts.isVariableStatement(statement)) return;
    const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    const isConstant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || initializer === undefined) continue;
      const isChanged = this.#changed.has(name.text);
      if (isConstant && !isChanged) this.#constants.set(name.text, initializer);
      if (isExported) exports.set(name.text, isChanged ? name : initializer);
    }
  }

  #readExports(statement: Statement, exports: Map<string, Expression>): void {
    const { ts } = this;
    if (ts.isExportAssignment(statement)) exports.set('default', statement.expression);
    else if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      if (moduleSpecifier !== undefined || exportClause === undefined || !ts.isNamedExports(exportClause)) return;
      for (const { name, propertyName } of exportClause.elements) {
        const constant = this.#constants.get((propertyName ?? name).text);
        if (constant !== undefined) exports.set(name.text, constant);
      }
    } else if (ts.isExpressionStatement(statement)) this.#readCommonJs(statement.expression, exports);
  }

  /** `module.exports = …`, `exports.name = …` and `module.exports.name = …`. */
  #readCommonJs(expression: Expression, exports: Map<string, Expression>): void {
    const { ts } = this;
    if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
    const target = expression.left.getText(this.#source);
    const [, name] = /^(?:module\.)?exports\.(\w+)$/.exec(target) ?? [];
    if (target === 'module.exports') exports.set('default', expression.right);
    else if (name !== undefined) exports.set(name, expression.right);
  }
}
