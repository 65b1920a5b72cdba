import type { PhoneSlot } from '../hint';
import type { Person, Role } from '../person';

const visitorsKey = 'preview:visitors';
const rolesOf: Record<PhoneSlot, readonly Role[]> = {
  shopper: ['shopper'],
  clerk: ['clerk', 'manager'],
  marketer: ['marketer', 'hq', 'finance'],
};

/** Everybody whose phone can be shown: the product's people, and the visitors that were made up in this browser. */
export class People {
  private constructor(
    private readonly known: readonly Person[],
    private readonly visitors: Person[],
    private readonly storage: Storage,
  ) {}

  static async load(storage: Storage): Promise<People> {
    const response = await fetch('/preview/people');
    const known = response.ok ? ((await response.json()) as Person[]) : [];
    return new People(known, JSON.parse(storage.getItem(visitorsKey) ?? '[]') as Person[], storage);
  }

  find(openid: string): Person | undefined {
    return [...this.known, ...this.visitors].find((person) => person.openid === openid);
  }

  /** Who holds this phone when nobody has been chosen. */
  defaultFor(slot: PhoneSlot): Person {
    return this.inSlot(slot)[0] ?? this.newVisitor();
  }

  inSlot(slot: PhoneSlot): Person[] {
    return rolesOf[slot].flatMap((role) => this.known.filter((person) => person.role === role));
  }

  allVisitors(): readonly Person[] {
    return this.visitors;
  }

  /** Somebody whom no cloud has ever seen. */
  newVisitor(): Person {
    const openid = `o${crypto.randomUUID().replaceAll('-', '').slice(0, 27)}`;
    const person: Person = { openid, name: '', role: 'shopper', caption: `#${String(this.visitors.length + 1)}` };
    this.visitors.push(person);
    this.storage.setItem(visitorsKey, JSON.stringify(this.visitors));
    return person;
  }

  /** A test may name an openid that nobody has announced. */
  stranger(openid: string): Person {
    return { openid, name: '', role: 'shopper', caption: openid };
  }
}
