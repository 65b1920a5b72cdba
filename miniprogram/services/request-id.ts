/**
 * A new id for one intention of a person, such as one sale. Keep it until that intention is answered: the server answers
 * a repeated id with the first answer, so sending again after a lost answer is safe.
 */
export function newRequestId(): string {
  const random = () =>
    Math.floor(Math.random() * 36 ** 8)
      .toString(36)
      .padStart(8, '0');
  return `${Date.now().toString(36)}-${random()}${random()}`;
}
