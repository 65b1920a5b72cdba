import type { Audience, EpochMs, Functions, MemberNo, permissions } from '@vip-card/core';
import type { GenericSchema } from 'valibot';
import type { Answer, SignIn } from './documents';
import type { Settings } from './settings';
import type { Store } from './store';

/** What every action is given beside its input. */
export interface Context {
  openid: string;
  store: Store;
  /** The server's clock, read once for each call. */
  now: EpochMs;
  settings: () => Promise<Settings>;
}

interface MemberContext extends Context {
  memberNo: MemberNo;
}

export interface StaffContext extends Context {
  staff: SignIn;
}

type FunctionName = keyof Functions;
type ActionName<Name extends FunctionName> = keyof Functions[Name] & string;

type ContextOf<Who> = Who extends 'anyone' ? Context : Who extends 'member' ? MemberContext : StaffContext;
type AudienceOf<
  Name extends FunctionName,
  Action extends ActionName<Name>,
> = Action extends keyof (typeof permissions)[Name] ? Extract<(typeof permissions)[Name][Action], Audience> : never;

type InputOf<Name extends FunctionName, Action extends ActionName<Name>> = Functions[Name][Action] extends {
  input: infer Input;
}
  ? Input
  : never;
type ValueOf<Name extends FunctionName, Action extends ActionName<Name>> = Functions[Name][Action] extends {
  value: infer Value;
}
  ? Value
  : never;

/** One action of one function: the schema of its input, and what it does for those whom the table of permissions lets in. */
export interface Action<Name extends FunctionName, Key extends ActionName<Name>> {
  input: GenericSchema<unknown, InputOf<Name, Key>>;
  run(context: ContextOf<AudienceOf<Name, Key>>, input: InputOf<Name, Key>): Promise<Answer<ValueOf<Name, Key>>>;
}

/** Defines an action, so that its context, input and answer are those of the wire contract. */
export function action<Name extends FunctionName, Key extends ActionName<Name>>(
  definition: Action<Name, Key>,
): Action<Name, Key> {
  return definition;
}

/** All actions of a function. */
export type Actions<Name extends FunctionName> = { readonly [Each in ActionName<Name>]: Action<Name, Each> };
