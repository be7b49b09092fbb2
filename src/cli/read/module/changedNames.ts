import type { Expression, Node, SourceFile } from 'typescript';
import type { TypeScript } from './findTypeScript.js';

/** Calls that give what they are given, as far as a model goes. */
export const TRANSPARENT = ['defineSalesModel', 'compileSalesModel', 'freeze'];

/** What is called, by its last name. */
export function calledName(ts: TypeScript, called: Expression): string {
  return ts.isPropertyAccessExpression(called) ? called.name.text : ts.isIdentifier(called) ? called.text : '';
}

/**
 * The names of a module whose values may be others than are written: something is assigned to them or to a part of
 * them, or they are given to a call, or called upon. By name alone, so rather one too many.
 */
export function changedNames(ts: TypeScript, source: SourceFile): ReadonlySet<string> {
  const changed = new Set<string>();
  /** What another name, or a part of it, stands for. */
  const aliases: (readonly [name: string, of: string])[] = [];
  visit(source);
  for (let count = -1; count < changed.size; ) {
    count = changed.size;
    for (const [name, of] of aliases) if (changed.has(name)) changed.add(of);
  }
  return changed;

  function visit(node: Node): void {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) add(node.left);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
        add(node.operand);
    } else if (ts.isDeleteExpression(node)) add(node.expression);
    else if (ts.isCallExpression(node) && !TRANSPARENT.includes(calledName(ts, node.expression))) {
      if (ts.isPropertyAccessExpression(node.expression)) add(node.expression.expression);
      for (const given of node.arguments) for (const name of namesIn(given)) changed.add(name);
    } else if (ts.isNewExpression(node))
      for (const given of node.arguments ?? []) for (const name of namesIn(given)) changed.add(name);
    else if (ts.isVariableDeclaration(node) && node.initializer !== undefined) alias(node.name, node.initializer);
    else if (ts.isForOfStatement(node) && ts.isVariableDeclarationList(node.initializer))
      for (const { name } of node.initializer.declarations) alias(name, node.expression);
    ts.forEachChild(node, visit);
  }

  function isAssignment(kind: number): boolean {
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  }

  function add(node: Node): void {
    const root = rootOf(node);
    if (root !== null) changed.add(root);
  }

  function alias(name: Node, value: Expression): void {
    const root = rootOf(value);
    if (root === null) return;
    const bind = (part: Node): void => {
      if (ts.isIdentifier(part)) aliases.push([part.text, root]);
      else ts.forEachChild(part, bind);
    };
    bind(name);
  }

  /** The name that an expression is, or reaches into. */
  function rootOf(node: Node): string | null {
    if (ts.isIdentifier(node)) return node.text;
    const isInside =
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isSatisfiesExpression(node);
    return isInside ? rootOf(node.expression) : null;
  }

  /** The names that an argument is made of, as far as it is a literal. */
  function namesIn(node: Node): readonly string[] {
    const root = rootOf(node);
    if (root !== null) return [root];
    if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) return namesIn(node.expression);
    if (ts.isPropertyAssignment(node)) return namesIn(node.initializer);
    if (ts.isShorthandPropertyAssignment(node)) return [node.name.text];
    if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(namesIn);
    return ts.isObjectLiteralExpression(node) ? node.properties.flatMap(namesIn) : [];
  }
}
