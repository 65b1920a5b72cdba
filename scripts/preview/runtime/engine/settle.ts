/** A page operation as a promise: WeChat answers after the code that asked has run on. */
export async function settle<T>(operation: () => T): Promise<T> {
  await Promise.resolve();
  return operation();
}
