#!/usr/bin/env python3
"""Whether two CSV files hold the same values: compare_csv.py OURS PEER. Timestamps, floats and trailing zeros may be written differently."""
import sys

import pyarrow as pa
import pyarrow.csv

options = pyarrow.csv.ParseOptions(newlines_in_values=True)
tables = [pyarrow.csv.read_csv(path, parse_options=options) for path in sys.argv[1:3]]
first, second = tables
same = first.column_names == second.column_names and first.num_rows == second.num_rows
for name in first.column_names if same else []:
    a, b = first.column(name), second.column(name)
    if a.type != b.type:
        a, b = (column.cast(pa.timestamp("us", tz="UTC") if pa.types.is_timestamp(column.type) else pa.float64()) for column in (a, b))
    if a.combine_chunks() != b.combine_chunks():
        same = False
        print(f"  {name} differs")
print(f"  csv    {'equal values' if same else 'DIFFERENT VALUES'} in {first.num_rows} rows")
sys.exit(0 if same else 1)
