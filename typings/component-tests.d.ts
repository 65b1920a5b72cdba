/** What component tests (`*.component.test.ts`) find beside jest: components rendered on WeChat's own engine. */

interface RenderedComponent {
  /** The engine's instance: `data`, `setData`, and `triggerEvent` to play what a person does. */
  instance: {
    data: Record<string, unknown>;
    setData(data: Record<string, unknown>): void;
    triggerEvent(name: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }): void;
  };
  /** Undefined for a virtual host, such as TDesign's components. */
  dom?: { textContent: string; outerHTML: string; innerHTML: string };
  querySelector(selector: string): RenderedComponent | undefined;
  querySelectorAll(selector: string): RenderedComponent[];
  setData(data: Record<string, unknown>, then?: () => void): void;
  dispatchEvent(
    name: string,
    options?: { bubbles?: boolean; detail?: unknown; touches?: unknown[]; changedTouches?: unknown[] },
  ): void;
  addEventListener(name: string, listener: (event: { detail: Record<string, unknown> }) => void): void;
  triggerLifeTime(name: string, argument?: unknown): void;
  /** Plays what the page around it does: `show`, `hide`, `resize`. */
  triggerPageLifeTime(name: 'show' | 'hide' | 'resize'): void;
  detach(): void;
}

/**
 * Renders a component of the shipped mini program, attached to a document.
 * @param component its path without extension, such as `components/seam/seam`
 */
declare function renderComponent(component: string, properties?: Record<string, unknown>): Promise<RenderedComponent>;

/** After the timers that are due now: a child's setData runs in one. */
declare function settled(): Promise<void>;
