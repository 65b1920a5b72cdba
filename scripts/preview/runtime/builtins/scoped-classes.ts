import type { GeneralComponent } from 'glass-easel';

/**
 * Class names as the owner of a built-in component writes them (`placeholder-class`, rich text), with the prefixes of the
 * owner's style scopes: only then do the owner's sheets match.
 */
export function scopedClasses(component: GeneralComponent, names: string): string[] {
  const owner = component.ownerShadowRoot?.getHostNode();
  const options = owner?.getComponentOptions();
  const manager = owner?.getRootBehavior().ownerSpace.styleScopeManager;
  const prefixes = [options?.styleScope, options?.extraStyleScope].flatMap((scope) =>
    scope === null || scope === undefined ? [] : [manager?.queryName(scope) ?? ''],
  );
  return names
    .split(/\s+/)
    .filter((name) => name !== '')
    .flatMap((name) => [...new Set(prefixes)].map((prefix) => (prefix === '' ? name : `${prefix}--${name}`)));
}

/** The path of the component in whose template a node stands: relative addresses count from there. */
export function ownerPath(component: GeneralComponent): string {
  return component.ownerShadowRoot?.getHostNode().is ?? '';
}
