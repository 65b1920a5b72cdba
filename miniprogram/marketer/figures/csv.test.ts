import { csv, csvSections } from './csv';

test('commas, quotes and line breaks stay inside their field', () => {
  expect(csv(['store', 'paid'], [['A, "B"\nC', 12]]).text).toBe('store,paid\r\n"A, ""B""\nC",12');
});

test('a name that starts like a formula is text in the spreadsheet, and a negative number stays a number', () => {
  expect(csv(['a', 'b'], [['=1+1', -5]]).text).toBe("a,b\r\n'=1+1,-5");
});

test('tables follow each other under their titles, and their rows are counted', () => {
  expect(
    csvSections([
      { title: 'One', table: csv(['a'], [[1], [2]]) },
      { title: 'Two', table: csv(['b'], [[3]]) },
    ]),
  ).toEqual({ text: 'One\r\na\r\n1\r\n2\r\n\r\nTwo\r\nb\r\n3', rows: 3 });
});
