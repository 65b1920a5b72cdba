/** Somebody whose phone the preview can show. The product says who they are; the preview only lists them. */
export interface Person {
  openid: string;
  name: string;
  role: Role;
  /** What tells this person from others, for example 静安店 · 金卡. */
  caption: string;
  /** The page this person's phone opens on; the mini program's entry page when absent. */
  page?: string;
}

export type Role = 'shopper' | 'clerk' | 'manager' | 'marketer' | 'hq' | 'finance';
