/** One thing that WeChat, or a reader with an old phone, would stumble over. */
export interface Finding {
  /** Path within the mini program, with `:line` where known. */
  where: string;
  what: string;
}
