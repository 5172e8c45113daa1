"""The file that a batch writes: row by row, so that a run that was stopped goes on; Parquet is made at its end."""

import contextlib
import csv
import os
from collections.abc import Iterator
from pathlib import Path

from model_zoo.core.atomic_files import write_atomically
from model_zoo.imaging.image_sources import BatchError

NUMBERS = ("probability_", "logit_")  # how the columns of numbers begin


class ResultsFile:
    """Write the rows of a CSV or Parquet file, and read those of one that was begun.

    Parameters
    ----------
    out : Path
        The file, .csv or .parquet.
    columns : list of str
        Of its rows.

    Attributes
    ----------
    path : Path
        The CSV file that the rows go to one by one, which for Parquet lies beside it until the end.
    """

    def __init__(self, out: Path, columns: list[str]):
        self.out, self.columns = out, columns
        self.path = out.with_name(out.name + ".csv") if out.suffix == ".parquet" else out

    def rows(self) -> Iterator[dict[str, str]]:
        """Yield the rows that are there, as CSV has them; a last one that was cut off is taken away.

        Raises
        ------
        BatchError
            For a file of other columns, and for a finished Parquet file, to which no row can be added.
        """
        if self.out.exists() and not self.path.exists():
            raise BatchError("reading.out_finished", out=str(self.out))
        if self.path.exists():
            self._mend()
            with open(self.path, newline="", encoding="utf-8") as file:
                yield from csv.DictReader(file)

    def foreign(self) -> BatchError:
        """Return the error for a file that is another command's."""
        return BatchError("reading.begun_by_other_command", out=str(self.path))

    @contextlib.contextmanager
    def writing(self, append: bool) -> Iterator[csv.DictWriter]:
        """Take rows, after those that are there or in place of them; each outlives this process once it is written."""
        # By lines, so that the operating system has each row once it is written; a sync of each would take too long.
        with open(self.path, "a" if append else "w", buffering=1, newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, self.columns)
            if not append:
                writer.writeheader()
            yield writer
        if self.path != self.out:
            self._to_parquet()

    def _mend(self) -> None:
        header = ",".join(self.columns).encode() + b"\r\n"
        with open(self.path, "r+b") as file:
            if not header.startswith(file.read(len(header))):
                raise self.foreign()
            start = max(0, file.seek(0, os.SEEK_END) - 2**20)
            file.seek(start)
            # A name may hold a line end of its own, a bare one.
            whole, end, _ = file.read().rpartition(b"\r\n")
            file.truncate(start + len(whole + end))

    def _to_parquet(self) -> None:
        import pyarrow as pa
        from pyarrow import csv as table
        from pyarrow import parquet

        types = {name: pa.float64() if name.startswith(NUMBERS) else pa.string() for name in self.columns}
        parsing = table.ParseOptions(newlines_in_values=True)

        def write(file) -> None:
            with (
                table.open_csv(self.path, None, parsing, table.ConvertOptions(column_types=types)) as reader,
                parquet.ParquetWriter(file, reader.schema) as writer,
            ):
                for part in reader:
                    writer.write_batch(part)

        write_atomically(self.out, write)
        self.path.unlink()
