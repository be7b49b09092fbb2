/**
 * Numbers for ids in order of their first appearance. Ids that come grouped and in ascending order need no dictionary:
 * one comparison with the id before tells that an id is known, or new.
 */
export class IdTable {
  ids: string[] = [];
  private last = -1;
  /** The list was handed out as it is: what comes behind is written into another one. */
  private isShared = false;
  private indexes: Map<string, number> | null = null;

  indexOf(id: string): number {
    if (this.ids[this.last] === id) return this.last;
    const top = this.ids[this.ids.length - 1];
    if (this.indexes === null && (top === undefined || top < id)) return this.append(id);
    this.indexes ??= new Map(this.ids.map((known, index) => [known, index]));
    const known = this.indexes.get(id);
    if (known !== undefined) {
      this.last = known;
      return known;
    }
    this.indexes.set(id, this.ids.length);
    return this.append(id);
  }

  /** The ids in ascending order, and the place of each number among them; `null` for those that came so. */
  ranked(): { readonly ids: readonly string[]; readonly rank: Int32Array | null } {
    if (this.indexes === null) {
      this.isShared = true;
      return { ids: this.ids, rank: null };
    }
    const ids = this.ids.slice().sort();
    const rank = new Int32Array(ids.length);
    for (let place = 0; place < ids.length; place++) rank[this.indexes.get(ids[place] ?? '') ?? 0] = place;
    return { ids, rank };
  }

  private append(id: string): number {
    if (this.isShared) this.ids = this.ids.slice();
    this.isShared = false;
    this.last = this.ids.length;
    this.ids.push(id);
    return this.last;
  }
}
