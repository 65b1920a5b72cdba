import { addGlobalErrorListener, addGlobalWarningListener, Component } from 'glass-easel';
import type { CompiledApp } from '../../compile/compiled-app';
import type { Problem } from '../../problem';
import type { Emitter } from './emitter';
import { problemOf } from './problems';

/** Warnings of the framework that WeChat does not give, or that say nothing about the mini program. */
const NO_MATTER =
  /aria|is not a valid property|for-list|keys are not unique|not a valid event binding|type-incompatible value/;

export interface Faults {
  report: (problem: Problem) => void;
  thrown: (thrown: unknown, where?: string) => void;
}

/** The one channel for everything wrong: exceptions wherever they surface, the framework's errors, unsupported components. */
export function createFaults(
  app: CompiledApp,
  events: Emitter,
  onProblem: (problem: Problem) => void,
  appError: (message: string) => void,
): Faults {
  const seen = new WeakSet();
  const report = (problem: Problem): void => {
    onProblem(problem);
    if (problem.severity === 'error') events.emit('error', problem);
  };
  const thrown = (error: unknown, where?: string): void => {
    if (typeof error === 'object' && error !== null) {
      if (seen.has(error)) return;
      seen.add(error);
    }
    const problem = problemOf(error, app.modules, where);
    report(problem);
    appError(`${problem.message}\n${problem.stack ?? ''}`);
  };
  addGlobalErrorListener((error, method, related) => {
    const where = typeof related === 'string' ? related : Component.isComponent(related) ? related.is : undefined;
    thrown(error, [where, method].filter(Boolean).join(' '));
    return false;
  });
  addGlobalWarningListener((message, related) => {
    const path = typeof related === 'string' ? related : related.is;
    if (!NO_MATTER.test(message) && !path.includes('miniprogram_npm/')) {
      report({ kind: 'component', severity: 'warning', message, ...(path !== '' && { file: `${path}.wxml` }) });
    }
    return false;
  });
  window.addEventListener('error', (event) => {
    if (event.error instanceof Error) thrown(event.error);
  });
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason;
    events.emit('unhandledRejection', { reason });
    thrown(reason, 'unhandled rejection');
  });
  return { report, thrown };
}
