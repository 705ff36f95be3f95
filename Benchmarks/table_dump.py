#!/usr/bin/env python3
"""Turn an Arrow file of generate_table.py into the column dump that the table benchmarks read.

    table_dump.py TABLE.arrow DUMP [ROWS]

See Benchmarks/Tables/ColumnDump.swift for the format.
"""
import struct
import sys

import numpy as np
import pyarrow as pa

KINDS = {"string": "string", "int32": "int32", "int64": "int64", "bool": "bool", "double": "double",
         "date32[day]": "date", "timestamp[us, tz=UTC]": "timestamp", "decimal128(38, 2)": "decimal"}
TYPES = {"int32": pa.int32(), "date": pa.int32(), "int64": pa.int64(), "timestamp": pa.int64(), "double": pa.float64()}
BATCH = 1024

table = pa.ipc.open_file(pa.memory_map(sys.argv[1])).read_all()
rows = int(sys.argv[3]) if len(sys.argv) > 3 else table.num_rows
with open(sys.argv[2], "wb") as out:
    for field in table.schema:
        out.write(f"{field.name} {KINDS[str(field.type)]} {int(field.nullable)}\n".encode())
    out.write(b"\n")
    for start in range(0, rows, BATCH):
        part = table.slice(start, min(BATCH, rows - start))
        out.write(struct.pack("<I", part.num_rows))
        for field in table.schema:
            column = pa.concat_arrays(part.column(field.name).chunks)
            present = column.drop_null()
            out.write(struct.pack("<I", len(present)))
            if len(present) < len(column):
                out.write(np.asarray(column.is_valid().to_numpy(zero_copy_only=False), dtype=np.uint8).tobytes())
            kind = KINDS[str(field.type)]
            if kind == "string":
                texts = [text.encode() for text in present.to_pylist()]
                out.write(np.cumsum([len(text) for text in texts], dtype=np.uint32).tobytes() + b"".join(texts))
            elif kind == "bool":
                out.write(np.asarray(present.to_numpy(zero_copy_only=False), dtype=np.uint8).tobytes())
            elif kind == "decimal":
                values = [int(value.scaleb(2)) for value in present.to_pylist()]
                out.write(b"".join(value.to_bytes(16, "little", signed=True) for value in values))
            else:
                out.write(present.cast(TYPES[kind]).to_numpy().tobytes())
print(f"{rows} rows")
