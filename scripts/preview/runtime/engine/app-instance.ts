/** The object that the mini program gives to `App()`, and its lifetimes. */
export interface AppInstance {
  define: (definition: object) => void;
  current: () => unknown;
  call: (lifetime: AppLifetime, argument: object | string) => void;
}

type AppLifetime =
  'onLaunch' | 'onShow' | 'onHide' | 'onError' | 'onPageNotFound' | 'onUnhandledRejection' | 'onThemeChange';

export function createAppInstance(report: (thrown: unknown, where: string) => void): AppInstance {
  let instance: Record<string, unknown> | undefined;
  return {
    define: (definition) => {
      instance = definition as Record<string, unknown>;
    },
    current: () => instance,
    call: (lifetime, argument) => {
      const method = instance?.[lifetime];
      if (typeof method !== 'function') return;
      try {
        const answer: unknown = method.call(instance, argument);
        if (answer instanceof Promise) {
          answer.catch((thrown: unknown) => {
            report(thrown, `app ${lifetime}`);
          });
        }
      } catch (thrown) {
        report(thrown, `app ${lifetime}`);
      }
    },
  };
}
