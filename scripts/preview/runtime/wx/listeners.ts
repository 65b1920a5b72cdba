/** The functions given to one `wx.onSomething`, with `wx.offSomething`'s rules: no argument removes all of them. */
export class Listeners<Detail> {
  private readonly functions = new Set<(detail: Detail) => void>();

  readonly on = (listener: (detail: Detail) => void): void => {
    this.functions.add(listener);
  };

  readonly off = (listener?: (detail: Detail) => void): void => {
    if (listener) this.functions.delete(listener);
    else this.functions.clear();
  };

  /** Each listener runs in its own task: one that throws neither stops the others nor its caller. */
  emit(detail: Detail): void {
    for (const listener of this.functions) {
      setTimeout(() => {
        listener(detail);
      });
    }
  }

  get size(): number {
    return this.functions.size;
  }
}
