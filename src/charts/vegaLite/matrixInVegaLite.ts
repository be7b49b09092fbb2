import { SHADES } from '../palette.js';
import { ROWS, WIDTH } from './channels.js';

/** A cell in its row and column, shaded by its share where it has one. */
export type Cell = {
  readonly row: string;
  readonly column: string;
  readonly share: number | null;
  readonly label: string;
};

export function matrixInVegaLite(
  cells: readonly Cell[],
  { rows, columns }: { readonly rows: readonly string[]; readonly columns: readonly string[] },
): object {
  const width = WIDTH / Math.max(1, columns.length);
  const isCrowded = width < 60;
  const place = {
    y: { field: 'row', type: 'nominal', sort: rows, title: null },
    x: {
      field: 'column',
      type: 'nominal',
      sort: columns,
      title: null,
      axis: {
        orient: 'top',
        ...(isCrowded ? { labelAngle: -45, labelLimit: 90 } : { labelAngle: 0, labelLimit: width * 0.75 }),
      },
    },
  };
  return {
    ...ROWS,
    data: { values: cells },
    layer: [
      {
        transform: [{ filter: 'isValid(datum.share)' }],
        mark: 'rect',
        encoding: {
          ...place,
          color: {
            field: 'share',
            type: 'quantitative',
            scale: { domain: [0, 1], range: SHADES },
            legend: null,
          },
        },
      },
      { mark: 'text', encoding: { ...place, text: { field: 'label' } } },
    ],
  };
}
