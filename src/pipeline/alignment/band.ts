/** The cells of a table within some distance of its diagonal; one row after another in one array. */
export interface Band {
  readonly rows: number;
  readonly columns: number;
  /** Cells a row, at most `columns`. */
  readonly width: number;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * `reach`: cells on either side of the diagonal. Where the diagonal runs flatter than that, as many as it takes for each row
 * to begin within the one before; so the band never has more than about three times the cells of a row and a column, times
 * the reach.
 */
export function bandOf(rows: number, columns: number, { reach }: { reach: number }): Band {
  const steps = Math.ceil((columns - 1) / Math.max(rows - 1, 1));
  return { rows, columns, width: Math.max(Math.min(columns, 2 * Math.max(reach, steps) + 1), 0) };
}

/** The first column of a row that is in the band. */
export function firstColumn({ rows, columns, width }: Band, row: number): number {
  const diagonal = rows > 1 ? Math.round((row * (columns - 1)) / (rows - 1)) : 0;
  return Math.min(Math.max(diagonal - (width >> 1), 0), columns - width);
}

/** Where a cell stands in the array, or -1 where it is outside the band. */
export function cellAt(band: Band, row: number, column: number): number {
  if (row < 0 || row >= band.rows) return -1;
  const offset = column - firstColumn(band, row);
  return offset >= 0 && offset < band.width ? row * band.width + offset : -1;
}

export function placeOf(band: Band, cell: number): Place {
  const row = Math.floor(cell / band.width);
  return { row, column: firstColumn(band, row) + (cell % band.width) };
}

/** Whether a cell is so near the edge of the band that what lies beyond may matter. */
export function isNearEdge(band: Band, { row, column }: Place, near: number): boolean {
  const first = firstColumn(band, row);
  const behind = first + band.width;
  return (first > 0 && column - first < near) || (behind < band.columns && behind - column <= near);
}
