/**
 * `wx.canIUse('showToast.object.title')` and `wx.canIUse('button.open-type.share')`: about the API or component itself the
 * answer is what this preview does; below that level it answers yes, for it does not know every parameter.
 */
export function canIUseApis(isSupported: (name: string) => boolean, builtins: readonly string[]) {
  return {
    canIUse: (schema: string): boolean => {
      const [first = '', second = ''] = schema.split('.');
      if (first === 'cloud' && second !== '') return isSupported(`cloud.${second}`);
      return isSupported(first) || builtins.includes(first);
    },
  };
}
