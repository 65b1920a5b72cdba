import { csv, csvSections } from './csv';

test('commas, quotes and line breaks stay inside their field', () => {
  expect(csv(['store', 'paid'], [['A, "B"\nC', 12]])).toBe('store,paid\r\n"A, ""B""\nC",12');
});

test('a name that starts like a formula is text in the spreadsheet, and a negative number stays a number', () => {
  expect(csv(['a', 'b'], [['=1+1', -5]])).toBe("a,b\r\n'=1+1,-5");
});

test('tables follow each other under their titles', () => {
  expect(
    csvSections([
      { title: 'One', table: 'a' },
      { title: 'Two', table: 'b' },
    ]),
  ).toBe('One\r\na\r\n\r\nTwo\r\nb');
});
