#!/usr/bin/env python3
"""Cross-reader conformance check of one Parquet file.

  crosscheck.py FILE [--readers pyarrow,duckdb,polars,fastparquet,datafusion,chdb,spark,hyparquet] [--expect TABLE.arrow] [--json]

Three layers, each independent of the writer under test:
 A. own walk of the bytes: magic, footer thrift, every page header, sizes, CRC32, codec framing, encodings lists,
    offsets, offset/column index, bloom filters, sorting columns, column orders, created_by pattern;
 B. values: every reader installed reads the file, all must equal the reference (pyarrow's, or --expect);
 C. pruning: equality and range filters pushed into each engine must return the counts of the unfiltered data.
Exit code 1 if anything failed.  hyparquet: HYPARQUET=/path/to/checkout (node >= 20)."""
import argparse, json, os, re, struct, subprocess, sys, tempfile, zlib, datetime, decimal, collections, traceback
import pyarrow as pa, pyarrow.parquet as pq, pyarrow.compute as pc

RESULTS = []
# What a reader cannot do, whoever wrote the file: told as such. The check fails when it no longer is so.
LIMIT = 'LIMIT'
def note(layer, who, what, ok, detail=''):
    RESULTS.append((layer, who, what, 'PASS' if ok is True else 'FAIL' if ok is False else ok or 'skip', str(detail)[:300]))

# ---------------------------------------------------------------- thrift compact protocol -> {field id: value}
class T:
    def __init__(s, b, p=0): s.b, s.p = b, p
    def u(s):
        r = sh = 0
        while True:
            c = s.b[s.p]; s.p += 1; r |= (c & 127) << sh; sh += 7
            if c < 128: return r
    def z(s): v = s.u(); return (v >> 1) ^ -(v & 1)
    def val(s, t):
        if t == 1: return True
        if t == 2: return False
        if t == 3: v = struct.unpack_from('b', s.b, s.p)[0]; s.p += 1; return v
        if t in (4, 5, 6): return s.z()
        if t == 7: v = struct.unpack_from('<d', s.b, s.p)[0]; s.p += 8; return v
        if t == 8: n = s.u(); v = bytes(s.b[s.p:s.p + n]); assert len(v) == n, 'short binary'; s.p += n; return v
        if t in (9, 10):
            h = s.b[s.p]; s.p += 1; n, e = h >> 4, h & 15
            if n == 15: n = s.u()
            if e in (1, 2): v = [s.b[s.p + k] == 1 for k in range(n)]; bad = [x for x in s.b[s.p:s.p + n] if x not in (0, 1, 2)]; assert not bad; s.p += n; return v
            return [s.val(e) for _ in range(n)]
        if t == 12: return s.struct()
        raise ValueError(f'thrift type {t}')
    def struct(s):
        d, fid = {}, 0
        while True:
            h = s.b[s.p]; s.p += 1
            if h == 0: return d
            fid = fid + (h >> 4) if h >> 4 else s.z()
            assert fid not in d, 'field twice'
            d[fid] = s.val(h & 15)

TYPE = 'BOOLEAN INT32 INT64 INT96 FLOAT DOUBLE BYTE_ARRAY FIXED_LEN_BYTE_ARRAY'.split()
ENC = {0: 'PLAIN', 2: 'PLAIN_DICTIONARY', 3: 'RLE', 4: 'BIT_PACKED', 5: 'DELTA_BINARY_PACKED', 6: 'DELTA_LENGTH_BYTE_ARRAY', 7: 'DELTA_BYTE_ARRAY', 8: 'RLE_DICTIONARY', 9: 'BYTE_STREAM_SPLIT', 10: 'ALP'}
CODEC = 'UNCOMPRESSED SNAPPY GZIP LZO BROTLI LZ4 ZSTD LZ4_RAW'.split()
LOGICAL = {1: 'STRING', 2: 'MAP', 3: 'LIST', 4: 'ENUM', 5: 'DECIMAL', 6: 'DATE', 7: 'TIME', 8: 'TIMESTAMP', 10: 'INTEGER', 11: 'UNKNOWN', 12: 'JSON', 13: 'BSON', 14: 'UUID', 15: 'FLOAT16', 16: 'VARIANT', 17: 'GEOMETRY', 18: 'GEOGRAPHY', 19: 'FILE'}
CONVERTED = {'STRING': 0, 'ENUM': 4, 'DECIMAL': 5, 'DATE': 6, 'JSON': 19}

class Leaf: pass
def leaves(schema):
    out, i = [], 1
    def go(i, path, d, r):
        e = schema[i]; n = e.get(5); path = path + [e[4].decode()]
        rep = e.get(3); d += rep in (1, 2); r += rep == 2; i += 1
        if n is None:
            L = Leaf(); L.path, L.type, L.len, L.d, L.r, L.rep = path, TYPE[e[1]], e.get(2), d, r, rep
            L.conv, L.scale, L.prec = e.get(6), e.get(7), e.get(8)
            lt = e.get(10) or {}; L.logical = LOGICAL.get(next(iter(lt), None)) if lt else None; L.lp = next(iter(lt.values()), {}) if lt else {}
            out.append(L); return i
        for _ in range(n): i = go(i, path, d, r)
        return i
    for _ in range(schema[0][5]): i = go(i, [], 0, 0)
    assert i == len(schema), 'schema elements left over'
    return out

def decode_stat(L, b):
    if b is None: return None
    if L.type in ('INT32', 'FLOAT') and len(b) != 4 or L.type in ('INT64', 'DOUBLE') and len(b) != 8 or L.type == 'BOOLEAN' and len(b) != 1: note('A', 'walk', 'statistics have the type\'s width', False, L.path); return None
    if L.logical == 'DECIMAL' and L.type in ('FIXED_LEN_BYTE_ARRAY', 'BYTE_ARRAY'): return decimal.Decimal(int.from_bytes(b, 'big', signed=True)).scaleb(-L.lp[1])
    v = {'BOOLEAN': lambda: b[0] == 1, 'INT32': lambda: struct.unpack('<i', b)[0], 'INT64': lambda: struct.unpack('<q', b)[0], 'FLOAT': lambda: struct.unpack('<f', b)[0], 'DOUBLE': lambda: struct.unpack('<d', b)[0]}.get(L.type, lambda: b)()
    if L.logical == 'DECIMAL': return decimal.Decimal(v).scaleb(-L.lp[1])
    return v

def comparable(col):
    """reference column -> list of values comparable with decode_stat()"""
    t = col.type
    if pa.types.is_date32(t): col = col.cast(pa.int32())
    elif pa.types.is_timestamp(t) or pa.types.is_time64(t): col = col.cast(pa.int64())
    elif pa.types.is_time32(t): col = col.cast(pa.int32())
    elif pa.types.is_string(t) or pa.types.is_large_string(t): col = col.cast(pa.large_binary())
    return col
def minmax(col):
    v = comparable(col).drop_null()
    if not len(v) or v.type == pa.float16() or pa.types.is_nested(v.type): return None, None
    if pa.types.is_floating(v.type): v = v.filter(pc.invert(pc.is_nan(v)))
    if pa.types.is_large_binary(v.type) or pa.types.is_binary(v.type): l = v.to_pylist(); return min(l), max(l)
    m = pc.min_max(v); return m['min'].as_py(), m['max'].as_py()
def leaf_col(tab, L):
    return tab.column(L.path[0]).combine_chunks() if len(L.path) == 1 else None

def layer_a(path, ref):
    b = memoryview(open(path, 'rb').read()); n = len(b)
    ok = bytes(b[:4]) == b'PAR1' and bytes(b[-4:]) == b'PAR1'; note('A', 'bytes', 'magic', ok)
    flen = struct.unpack('<I', b[-8:-4])[0]; t = T(b, n - 8 - flen); m = t.struct()
    note('A', 'bytes', 'footer length', t.p == n - 8, f'{flen} B')
    L = leaves(m[2]); cb = (m.get(6) or b'').decode()
    note('A', 'footer', 'version 1 or 2', m[1] in (1, 2), m[1])
    note('A', 'footer', 'created_by parses in parquet-java', bool(re.fullmatch(r'(.*?)\s+version\s*(?:([^(]*?)\s*(?:\(\s*build\s*([^)]*?)\s*\))?)?', cb)), cb)
    note('A', 'footer', 'column_orders one per leaf', len(m.get(7, [])) == len(L), f'{len(m.get(7, []))}/{len(L)}')
    bad = [l.path for l in L if l.logical in CONVERTED and l.conv != CONVERTED[l.logical]] + [l.path for l in L if l.logical == 'DECIMAL' and (l.scale != l.lp.get(1) or l.prec != l.lp.get(2))]
    note('A', 'footer', 'converted_type beside logicalType', not bad, bad[:3])
    note('A', 'footer', 'num_rows = sum of row groups', m[3] == sum(g[3] for g in m[4]), m[3])
    f = collections.Counter(); errs = collections.defaultdict(list); enc_use = collections.defaultdict(set); seen = []; row0 = 0
    page_rows = []
    for gi, g in enumerate(m[4]):
        if len(g[1]) != len(L): errs['columns per row group'].append(gi)
        pos0 = None; comp = unc = 0
        for ci, (c, l) in enumerate(zip(g[1], L)):
            w = f'rg{gi}.{".".join(l.path)}'; md = c.get(3)
            if md is None: errs['meta_data set'].append(w); continue
            if [x.decode() for x in md[3]] != l.path: errs['path_in_schema'].append(w)
            if TYPE[md[1]] != l.type: errs['type equals schema'].append(w)
            start = min(x for x in (md[9], md.get(11) or None) if x); pos0 = pos0 or start; end = start + md[7]
            seen.append((start, end, w)); p, vals, rows, u, encs, stats, pages = start, 0, 0, 0, set(), collections.Counter(), []
            codec = CODEC[md[4]]; f['codec ' + codec] += 1; first_data = None; dict_at = None
            while p < end:
                t = T(b, p); h = t.struct(); hl = t.p - p; body = b[t.p:t.p + h[3]]
                if len(body) != h[3]: errs['page inside chunk'].append(w); break
                f['pages'] += 1
                if 4 in h:
                    f['crc'] += 1
                    if zlib.crc32(body) != h[4] & 0xffffffff: errs['page CRC32'].append(w)
                lv = 0
                if h[1] == 3: lv = h[8][5] + h[8][6]
                data = body[lv:]
                if not (h[1] == 3 and h[8].get(7, True) is False) and codec == 'GZIP' and len(data):
                    d = zlib.decompressobj(31); raw = d.decompress(bytes(data)); f['gzip members'] += 1
                    while d.unused_data: rest = d.unused_data; d = zlib.decompressobj(31); raw += d.decompress(rest); f['gzip extra members'] += 1
                    if not d.eof: errs['gzip stream ends'].append(w)
                    if len(raw) + lv != h[2]: errs['uncompressed_page_size'].append(w)
                elif codec == 'UNCOMPRESSED' and h[2] != h[3]: errs['uncompressed_page_size'].append(w)
                if h[1] == 2:
                    dict_at = p; encs.add(h[7][2]); stats[(2, h[7][2])] += 1; f['dict pages'] += 1
                    if vals: errs['dictionary page first'].append(w)
                    if h[7][2] == 2: f['PLAIN_DICTIONARY (deprecated)'] += 1
                elif h[1] in (0, 3):
                    dh = h[5] if h[1] == 0 else h[8]; f['v1 pages' if h[1] == 0 else 'v2 pages'] += 1
                    first_data = first_data or p; e = dh[2] if h[1] == 0 else dh[4]; encs.add(e); stats[(h[1], e)] += 1; enc_use[l.type].add(ENC.get(e, e))
                    if h[1] == 0: encs |= {dh[3], dh[4]} if (l.d or l.r) else set()
                    if h[1] == 3 and dh[2] + 0 > dh[1]: errs['v2 num_nulls'].append(w)
                    pages.append((p, hl + h[3], rows if l.r == 0 else None, dh[1])); vals += dh[1]; rows += dh[1]
                u += hl + h[2]; p = t.p + h[3]
            if p != end: errs['total_compressed_size walks to the end'].append(w)
            if u != md[6]: errs['total_uncompressed_size'].append(f'{w} {u}!={md[6]}')
            if vals != md[5]: errs['num_values'].append(w)
            if l.r == 0 and vals != g[3]: errs['rows per chunk'].append(w)
            if first_data != md[9]: errs['data_page_offset'].append(f'{w} {first_data}!={md[9]}')
            if (dict_at is not None) != (11 in md) or (dict_at is not None and dict_at != md[11]): errs['dictionary_page_offset'].append(w)
            if not encs <= set(md[2]) | {3, 4}: errs['encodings list covers pages'].append(w)
            if 13 in md:
                es = collections.Counter({(x[1], x[2]): x[3] for x in md[13]})
                if es != stats: errs['encoding_stats equal pages'].append(f'{w} {dict(es)} != {dict(stats)}')
                f['encoding_stats'] += 1
            comp += md[7]; unc += md[6]
            if 16 in md: f['size_statistics'] += 1
            # chunk statistics against values
            rc = leaf_col(ref, l)
            if rc is not None and 12 in md:
                s = md[12]; sl = rc.slice(row0, g[3]); f['chunk statistics'] += 1
                if 3 in s and s[3] != sl.null_count: errs['null_count'].append(w)
                f['null_count'] += 3 in s
                lo, hi = minmax(sl); smin, smax = decode_stat(l, s.get(6)), decode_stat(l, s.get(5))
                bin_ = l.type in ('BYTE_ARRAY',) and l.logical != 'DECIMAL'
                ex_min, ex_max = s.get(8), s.get(7); f['exactness flags'] += 8 in s
                if l.conv == 0 or l.logical == 'STRING':
                    for x in (s.get(5), s.get(6)):
                        try: x is None or x.decode()
                        except UnicodeDecodeError: errs['statistics are valid UTF-8'].append(w)
                if lo is not None and smin is not None:
                    f['min/max'] += 1
                    if not (smin <= lo and hi <= smax): errs['min/max bound the values'].append(w)
                    if (ex_min or (not bin_ and ex_min is None)) and smin != lo: errs['min exact'].append(f'{w} {smin}!={lo}')
                    if (ex_max or (not bin_ and ex_max is None)) and smax != hi: errs['max exact'].append(f'{w} {smax}!={hi}')
                    if ex_min is False and smin == lo and bin_: f['min flagged inexact but exact'] += 1
                elif lo is None and smin is not None: errs['no min/max when all null'].append(w)
                if 4 in s and s[4] != pc.count_distinct(sl.drop_null()).as_py(): errs['distinct_count'].append(f'{w} {s[4]}')
            # page index
            if 4 in c:
                t = T(b, c[4]); oi = t.struct(); f['offset index'] += 1
                if t.p - c[4] != c[5]: errs['offset_index_length'].append(w)
                loc = [(x[1], x[2], x[3]) for x in oi[1]]
                if [(x[0], x[1]) for x in loc] != [(x[0], x[1]) for x in pages]: errs['offset index locations'].append(w)
                if l.r == 0 and [x[2] for x in loc] != [x[2] for x in pages]: errs['first_row_index'].append(w)
                page_rows.append([x[3] for x in pages])
                if 6 in c and rc is not None:
                    t = T(b, c[6]); ix = t.struct(); f['column index'] += 1
                    if t.p - c[6] != c[7]: errs['column_index_length'].append(w)
                    if not (len(ix[1]) == len(ix[2]) == len(ix[3]) == len(loc)): errs['column index lengths'].append(w); continue
                    mm = []
                    for k, (o, z, r0) in enumerate(loc):
                        sl = rc.slice(row0 + r0, pages[k][3]); lo, hi = minmax(sl)
                        if ix[1][k] != (sl.null_count == len(sl)): errs['null_pages'].append(w)
                        if 5 in ix and ix[5][k] != sl.null_count: errs['index null_counts'].append(w)
                        if lo is None: continue
                        a, z2 = decode_stat(l, ix[2][k]), decode_stat(l, ix[3][k]); mm.append((a, z2))
                        if not (a <= lo and hi <= z2): errs['column index bounds'].append(f'{w} p{k}')
                    asc = all(x[0] <= y[0] and x[1] <= y[1] for x, y in zip(mm, mm[1:])); desc = all(x[0] >= y[0] and x[1] >= y[1] for x, y in zip(mm, mm[1:]))
                    if (ix[4] == 1 and not asc) or (ix[4] == 2 and not desc): errs['boundary_order true'].append(w)
                    if ix[4] == 0 and asc and len(mm) > 1: f['boundary_order could be ASCENDING'] += 1
            if 14 in md and rc is not None and l.type in ('BYTE_ARRAY', 'INT32', 'INT64'): bloom(b, md, l, rc.slice(row0, g[3]), errs, f, w)
        if 5 in g and g[5] != pos0: errs['row group file_offset'].append(gi)
        if 6 in g and g[6] != comp: errs['row group total_compressed_size'].append(gi)
        if g[2] != unc: errs['row group total_byte_size'].append(f'rg{gi} {g[2]}!={unc}')
        for sc in g.get(4, []):
            f['sorting_columns'] += 1; rc = leaf_col(ref, L[sc[1]])
            if rc is not None:
                v = rc.slice(row0, g[3]).drop_null(); v = comparable(v)
                bad = pc.any(pc.greater(v[:-1], v[1:]) if not sc[2] else pc.less(v[:-1], v[1:])).as_py() if len(v) > 1 else False
                if bad: errs['sorting_columns true'].append(f'rg{gi} col{sc[1]}')
        row0 += g[3]
    seen.sort()
    if any(x[1] > y[0] for x, y in zip(seen, seen[1:])): errs['chunks overlap'].append('')
    for k in ('page CRC32', 'uncompressed_page_size', 'total_uncompressed_size', 'num_values', 'data_page_offset', 'dictionary_page_offset', 'encodings list covers pages', 'encoding_stats equal pages', 'null_count', 'min/max bound the values', 'min exact', 'max exact', 'statistics are valid UTF-8', 'offset index locations', 'first_row_index', 'column index bounds', 'null_pages', 'boundary_order true', 'row group file_offset', 'row group total_byte_size', 'sorting_columns true', 'bloom has every value'):
        errs.setdefault(k, [])
    for k, v in errs.items(): note('A', 'walk', k, not v, (v[:3], len(v)) if v else '')
    feats = dict(sorted(f.items()), row_groups=len(m[4]), rows=m[3], columns=len(L), footer=flen, encodings={k: sorted(map(str, v)) for k, v in enc_use.items()}, rows_per_page=(min(min(x) for x in page_rows), max(max(x) for x in page_rows)) if page_rows else None, kv=[k[1].decode() for k in m.get(5, [])])
    return L, m, feats

def bloom(b, md, l, col, errs, f, w):
    try: import xxhash
    except ImportError: return
    t = T(b, md[14]); h = t.struct(); nb = h[1]; bits = b[t.p:t.p + nb]; f['bloom'] += 1
    if 15 in md and md[15] != t.p - md[14] + nb: errs['bloom_filter_length'].append(w)
    words = struct.unpack(f'<{nb // 4}I', bits); z = nb // 32
    SALT = (0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31)
    def has(x):
        k = xxhash.xxh64_intdigest(x, 0); i = ((k >> 32) * z) >> 32; y = k & 0xffffffff
        return all(words[i * 8 + j] >> (((y * SALT[j]) & 0xffffffff) >> 27) & 1 for j in range(8))
    vals = comparable(col).drop_null().unique().to_pylist()[:20000]
    pack = (lambda x: x) if l.type == 'BYTE_ARRAY' else (lambda x: struct.pack('<i' if l.type == 'INT32' else '<q', x))
    if not all(has(pack(v)) for v in vals): errs['bloom has every value'].append(w)
    fp = sum(has(b'absent-%d' % k) for k in range(4000)) / 4000; f['bloom fpp max'] = max(f['bloom fpp max'], fp)

# ---------------------------------------------------------------- layer B
def canon(t, like=None):
    cols, names = [], []
    for i, n in enumerate(t.column_names):
        c = t.column(i).combine_chunks(); ty = c.type
        if isinstance(c, pa.ChunkedArray): c = c.chunk(0) if c.num_chunks == 1 else pa.concat_arrays(c.chunks)
        if pa.types.is_dictionary(ty): c = c.dictionary_decode(); ty = c.type
        if pa.types.is_large_string(ty) or pa.types.is_string_view(ty) or pa.types.is_binary(ty) or pa.types.is_large_binary(ty) or pa.types.is_binary_view(ty):
            want = like[i].type if like is not None else ty
            c = c.cast(pa.binary() if pa.types.is_binary(want) else pa.string())
        elif pa.types.is_decimal(ty): c = c.cast(pa.decimal128(38, ty.scale))
        elif pa.types.is_timestamp(ty): c = c.cast(pa.timestamp('us', tz='UTC' if ty.tz else None))
        elif pa.types.is_nested(ty): c = pa.array([json.dumps(x, ensure_ascii=False, default=str) for x in c.to_pylist()])
        elif like is not None and ty != like[i].type and not pa.types.is_nested(like[i].type):
            try: c = c.cast(like[i].type)
            except Exception: pass
        cols.append(c); names.append(n)
    return names, cols
def compare(ref, got, who, loose=False):
    rn, rc = canon(ref); gn, gc = canon(got, rc)
    note('B', who, 'column names and order', rn == gn, '' if rn == gn else (rn, gn))
    note('B', who, 'rows', ref.num_rows == got.num_rows, got.num_rows)
    bad, tz, limits = [], [], []
    for n, a, g in zip(rn, rc, gc):
        if pa.types.is_timestamp(a.type) and pa.types.is_timestamp(g.type) and (a.type.tz is None) != (g.type.tz is None): tz.append(n); g = g.cast(pa.int64()); a = a.cast(pa.int64())
        if a.type != g.type: bad.append(f'{n}: {a.type} vs {g.type}'); continue
        if not a.equals(g):
            d = [i for i, (x, y) in enumerate(zip(a.to_pylist(), g.to_pylist())) if x != y and not (x != x and y != y)]
            # ClickHouse has no arrays that are null: it reads them as empty ones.
            if who == 'chdb' and d and pa.types.is_nested(ref[n].type) and all(a[i].as_py() == 'null' and g[i].as_py() == '[]' for i in d):
                limits.append(n); continue
            if who == 'chdb' and not d and pa.types.is_nested(ref[n].type) and ref[n].null_count: bad.append(f'{n}: null lists are kept now; take the limitation out'); continue
            if d: bad.append(f'{n}: {len(d)} differ, first row {d[0]}: {a[d[0]]} vs {g[d[0]]}')
    note('B', who, 'values and nulls', not bad, '; '.join(bad[:4]))
    if limits: note('B', who, 'lists that are null are read as empty', LIMIT, ', '.join(limits[:4]))
    if tz: note('B', who, 'timestamp zone kept', None, f'UTC flag lost or added: {tz}')

def r_duckdb(p):
    import duckdb; c = duckdb.connect(); c.execute("set timezone='UTC'"); r = c.execute(f"select * from read_parquet('{p}')"); return r.to_arrow_table() if hasattr(r, 'to_arrow_table') else r.fetch_arrow_table()
def r_polars(p): import polars as pl; return pl.read_parquet(p).to_arrow()
def r_datafusion(p): import datafusion as d; c = d.SessionContext(d.SessionConfig().with_target_partitions(1)); return c.read_parquet(p).to_arrow_table()
def r_chdb(p): import chdb; return chdb.query(f"select * from file('{p}', Parquet) settings max_threads=1, input_format_parquet_preserve_order=1", 'ArrowTable')
def r_fastparquet(p): import fastparquet; return fastparquet.ParquetFile(p).to_pandas()
def r_hyparquet(p):
    root = os.environ['HYPARQUET']; out = tempfile.mktemp('.jsonl')
    js = f"""import {{ parquetReadObjects, asyncBufferFromFile }} from '{root}/src/node.js'; import {{ writeFileSync }} from 'fs'; import {{ gunzipSync }} from 'zlib';
    const f = await asyncBufferFromFile('{p}'); const r = await parquetReadObjects({{ file: f, compressors: {{ GZIP: (x) => gunzipSync(x) }} }});
    writeFileSync('{out}', r.map(o => JSON.stringify(o, (k, v) => typeof v === 'bigint' ? v.toString() : v)).join('\\n'))"""
    f = tempfile.mktemp('.mjs'); open(f, 'w').write(js); r = subprocess.run(['node', '--max-old-space-size=8000', f], capture_output=True, text=True)
    if r.returncode: raise RuntimeError(r.stderr[:400])
    return [json.loads(x) for x in open(out, encoding='utf-8')]
SPARK = None
def spark():
    global SPARK
    if SPARK is None:
        os.environ.setdefault('PYSPARK_PYTHON', sys.executable); os.environ.setdefault('SPARK_LOCAL_IP', '127.0.0.1')
        from pyspark.sql import SparkSession
        SPARK = SparkSession.builder.master('local[1]').config('spark.ui.enabled', 'false').config('spark.driver.memory', '3g').config('spark.driver.maxResultSize', '0').config('spark.sql.session.timeZone', 'UTC').config('spark.sql.execution.arrow.pyspark.enabled', 'true').config('spark.sql.parquet.datetimeRebaseModeInRead', 'CORRECTED').config('spark.driver.bindAddress', '127.0.0.1').config('spark.driver.host', '127.0.0.1').getOrCreate()
        SPARK.sparkContext.setLogLevel('ERROR')
    return SPARK
def r_spark(p):
    # Without CORRECTED above, Spark refuses days before 1582-10-15 and times before 1900 of files that it has not written.
    df = spark().read.parquet(p); return pa.Table.from_batches(df._collect_as_arrow())
def java_footer(p, ref, L):
    """parquet-java's own view: are statistics accepted, page index readable, CRCs verified"""
    j = spark()._jvm; conf = spark()._jsc.hadoopConfiguration(); conf.set('parquet.page.verify-checksum.enabled', 'true')
    f = j.org.apache.parquet.hadoop.util.HadoopInputFile.fromPath(j.org.apache.hadoop.fs.Path('file://' + os.path.abspath(p)), conf)
    r = j.org.apache.parquet.hadoop.ParquetFileReader.open(f); blocks = r.getFooter().getBlocks(); no_stats, no_ci, n, noi = [], [], 0, []
    for k in range(blocks.size()):
        cols = blocks.get(k).getColumns()
        for c in range(cols.size()):
            cc = cols.get(c); s = cc.getStatistics(); n += 1
            if s is None or (s.isEmpty()): no_stats.append(f'rg{k}.{cc.getPath()}')
            # A chunk whose strings have no upper bound (all U+10FFFF) has no column index to read.
            if cc.getColumnIndexReference() is not None and r.readColumnIndex(cc) is None: no_ci.append(f'rg{k}.{cc.getPath()}')
            if cc.getOffsetIndexReference() is not None and r.readOffsetIndex(cc) is None: noi.append(f'rg{k}.{cc.getPath()}')
    note('B', 'parquet-java', 'statistics accepted', not no_stats, (no_stats[:4], f'{len(no_stats)}/{n}') if no_stats else f'{n} chunks')
    note('B', 'parquet-java', 'column index read', None if len(no_ci) == n else not no_ci, f'{n - len(no_ci)}/{n}' + (f' missing {no_ci[:3]}' if no_ci else ''))
    note('B', 'parquet-java', 'offset index read', None if len(noi) == n else not noi, f'{n - len(noi)}/{n}')
    note('B', 'parquet-java', 'schema', True, r.getFileMetaData().getSchema().toString().replace('\n', ' ')[:280]); r.close()

def cmp_fastparquet(ref, df):
    import pandas as pd; bad, limits = [], []
    note('B', 'fastparquet', 'rows', len(df) == ref.num_rows, len(df))
    for n in ref.column_names:
        if n not in df.columns: bad.append(n + ' missing'); continue
        a, g = ref[n].combine_chunks(), df[n]; t = a.type
        if pa.types.is_nested(t): continue
        isn = g.isna().to_numpy()
        # pandas marks what is missing in a column of floats by NaN: null and NaN are one.
        nan = int(pc.is_nan(a).fill_null(False).cast(pa.int64()).sum().as_py() or 0) if pa.types.is_floating(t) else 0
        if nan:
            if int(isn.sum()) == a.null_count + nan: limits.append(n)
            else: bad.append(f'{n}: {int(isn.sum())} missing of {a.null_count} nulls and {nan} NaN; if NaN is kept now, take the limitation out'); continue
            a = a.filter(pc.invert(pc.is_nan(a)))
        elif int(isn.sum()) != a.null_count: bad.append(f'{n}: nulls {int(isn.sum())} vs {a.null_count}'); continue
        g = g[~isn]; a = a.drop_null()
        try:
            if pa.types.is_decimal(t): ok = all(abs(float(x) - float(y)) <= 1e-12 * abs(float(x)) for x, y in zip(a.to_pylist(), g))
            elif pa.types.is_timestamp(t) or pa.types.is_date(t): ok = [int(x) for x in pd.to_datetime(g, utc=True).astype('datetime64[us, UTC]').astype('int64')] == a.cast(pa.timestamp('us')).cast(pa.int64()).to_pylist()
            else: ok = all(x == (y.decode() if isinstance(y, bytes) and isinstance(x, str) else y) for x, y in zip(a.to_pylist(), g))
        except Exception as e: ok = False; bad.append(f'{n}: {e!r}'); continue
        if not ok: bad.append(f'{n}: values')
    note('B', 'fastparquet', 'values and nulls (decimal as float, 1e-12)', not bad, '; '.join(bad[:4]))
    if limits: note('B', 'fastparquet', 'NaN is read as null', LIMIT, ', '.join(limits[:4]))
def cmp_hyparquet(ref, rows):
    note('B', 'hyparquet', 'rows', len(rows) == ref.num_rows, len(rows)); bad = []
    for n in ref.column_names:
        a = ref[n].combine_chunks(); t = a.type; g = [r.get(n) for r in rows]
        if pa.types.is_nested(t): continue
        if pa.types.is_decimal(t): e = [None if x is None else float(x) for x in a.to_pylist()]
        elif pa.types.is_timestamp(t): e = [None if x is None else x.isoformat(timespec='milliseconds').replace('+00:00', 'Z') for x in a.to_pylist()]; g = [None if x is None else x[:23] + 'Z' for x in g]; e = [x if x is None or x.endswith('Z') else x + 'Z' for x in e]
        elif pa.types.is_date(t): e = [None if x is None else x.isoformat() for x in a.to_pylist()]; g = [None if x is None else x[:10] for x in g]
        elif pa.types.is_int64(t) or pa.types.is_uint64(t): e = [None if x is None else str(x) for x in a.to_pylist()]; g = [None if x is None else str(x) for x in g]
        elif pa.types.is_binary(t): continue
        else: e = a.to_pylist()
        d = [i for i, (x, y) in enumerate(zip(e, g)) if x != y and not (isinstance(x, float) and isinstance(y, (int, float)) and (x != x or abs(x - y) <= 1e-12 * abs(x)))]
        if d: bad.append(f'{n}: {len(d)} differ, row {d[0]}: {e[d[0]]!r} vs {g[d[0]]!r}')
    note('B', 'hyparquet', 'values and nulls (timestamps to ms)', not bad, '; '.join(bad[:4]))

# ---------------------------------------------------------------- layer C
def pruning(path, ref, names):
    picks = []
    for n in ref.column_names:
        t = ref.schema.field(n).type; c = ref[n].combine_chunks().drop_null()
        if not len(c) or pa.types.is_nested(t) or pa.types.is_boolean(t) or pa.types.is_binary(t) or pa.types.is_floating(t): continue
        s = c.take(pc.array_sort_indices(comparable(c))) if len(c) < 3_000_000 else c
        for k in (0, len(s) // 2, len(s) - 1): picks.append((n, s[k].as_py()))
    def lit(v): return f"'{v.isoformat(sep=' ')}'" if isinstance(v, datetime.datetime) else f"DATE '{v.isoformat()}'" if isinstance(v, datetime.date) else "'" + v.replace("'", "''") + "'" if isinstance(v, str) else f"{v}"
    want = {(n, v): pc.sum(pc.equal(ref[n], pa.scalar(v, ref.schema.field(n).type))).as_py() for n, v in picks}
    def run(who, f):
        bad = []
        for (n, v), w in want.items():
            try: g = f(n, v)
            except Exception as e: bad.append(f'{n}={v!r:.40}: {e!r:.90}'); continue
            if g != w: bad.append(f'{n}={str(v)[:30]}: {g} vs {w}')
        note('C', who, f'equality pushdown, {len(want)} filters', not bad, '; '.join(bad[:3]))
    def ts(v): return v.isoformat(sep=' ') if isinstance(v, datetime.datetime) else v
    if 'pyarrow' in names:
        import pyarrow.dataset as ds; d = ds.dataset(path); run('pyarrow', lambda n, v: d.count_rows(filter=ds.field(n) == pa.scalar(v, ref.schema.field(n).type)))
    if 'duckdb' in names:
        import duckdb; con = duckdb.connect(); con.execute("set timezone='UTC'"); run('duckdb', lambda n, v: con.execute(f'select count(*) from read_parquet(?) where "{n}" = ?', [path, v]).fetchone()[0])
    if 'polars' in names:
        import polars as pl; run('polars', lambda n, v: pl.scan_parquet(path).filter(pl.col(n) == pl.lit(v, dtype=pl.scan_parquet(path).collect_schema()[n])).select(pl.len()).collect().item())
    if 'datafusion' in names:
        import datafusion as d; c = d.SessionContext(d.SessionConfig().set('datafusion.execution.parquet.pushdown_filters', 'true')); c.register_parquet('t', path)
        def q(n, v):
            l = lit(v); l = f"TIMESTAMP {l[:-7] + chr(39) if '+00:00' in l else l}" if isinstance(v, datetime.datetime) else l
            if isinstance(v, decimal.Decimal): l = f"arrow_cast('{v}', 'Decimal128(38, {-v.as_tuple().exponent})')"
            return c.sql(f'select count(*) c from t where "{n}" = {l}').to_pydict()['c'][0]
        run('datafusion', q)
    if 'spark' in names:
        from pyspark.sql import functions as F; df = spark().read.parquet(path)
        def q(n, v):
            return df.filter(F.col(n) == (F.lit(ts(v)).cast('timestamp') if isinstance(v, datetime.datetime) else F.lit(v))).count()
        run('spark', q)

ALL = 'pyarrow duckdb polars datafusion chdb fastparquet spark hyparquet'.split()
def main():
    ap = argparse.ArgumentParser(); ap.add_argument('file'); ap.add_argument('--readers', default=','.join(ALL)); ap.add_argument('--expect'); ap.add_argument('--json', action='store_true'); ap.add_argument('--no-prune', action='store_true')
    a = ap.parse_args(); p = os.path.abspath(a.file); names = a.readers.split(',')
    try: ref = pq.read_table(p, page_checksum_verification=True); note('B', 'pyarrow', 'reads with page checksum verification', True, f'{ref.num_rows}x{ref.num_columns}')
    except OSError as e: note('B', 'pyarrow', 'reads with page checksum verification', False, e); ref = None
    if ref is None:
        try: ref = pq.read_table(p)
        except OSError as e: print(f'FAIL B pyarrow        reads the file   [{e}]'); sys.exit(1)
    if a.expect:
        e = pa.ipc.open_file(a.expect).read_all(); compare(e, ref, 'expected table'); ref = e
    try: L, m, feats = layer_a(p, ref)
    except Exception as e: note('A', 'walk', 'parse', False, traceback.format_exc()[-300:]); feats, L = {}, []
    md = pq.read_metadata(p); miss = [f'rg{g}.{md.row_group(g).column(c).path_in_schema}' for g in range(md.num_row_groups) for c in range(md.num_columns) if md.row_group(g).column(c).statistics is None]
    note('B', 'pyarrow', 'statistics accepted', not miss, miss[:3])
    encodings = {e for g in range(md.num_row_groups) for c in range(md.num_columns) for e in md.row_group(g).column(c).encodings}
    lengths, strings = 'DELTA_LENGTH_BYTE_ARRAY' in encodings, encodings & {'DELTA_LENGTH_BYTE_ARRAY', 'DELTA_BYTE_ARRAY'}
    for r in names:
        if r == 'pyarrow': continue
        try:
            if r == 'spark' and strings:
                # The vectorized reader fails on them, or silently gives other strings; the reader of rows takes them.
                try:
                    got = r_spark(p)
                    is_same = all(got[n].to_pylist() == ref[n].to_pylist() for n in ref.column_names if not pa.types.is_primitive(ref.schema.field(n).type))
                except Exception: is_same = False
                if not is_same: note('B', r, 'delta encodings of strings need spark.sql.parquet.enableVectorizedReader=false', LIMIT)
                spark().conf.set('spark.sql.parquet.enableVectorizedReader', 'false')
            got = globals()['r_' + r](p)
            if r == 'fastparquet':
                if lengths: note('B', r, 'DELTA_LENGTH_BYTE_ARRAY is read now: take the limitation out', False)
                cmp_fastparquet(ref, got)
            elif r == 'hyparquet': cmp_hyparquet(ref, got)
            else: compare(ref, got, r)
            if r == 'spark': java_footer(p, ref, L)
        except NotImplementedError as e:
            # fastparquet has no DELTA_LENGTH_BYTE_ARRAY (6) and no DELTA_BYTE_ARRAY (7).
            is_limit = r == 'fastparquet' and strings and re.search(r'Encoding [67]', str(e))
            note('B', r, 'delta encodings of strings are not read' if is_limit else 'reads the file', LIMIT if is_limit else False, repr(e)[:280])
        except (ImportError, KeyError, FileNotFoundError) as e: note('B', r, 'installed', None, repr(e)[:100])
        except Exception as e: note('B', r, 'reads the file', False, repr(e)[:280])
    if not a.no_prune: pruning(p, ref, names)
    if a.json: print(json.dumps(dict(features=feats, results=RESULTS), ensure_ascii=False, default=str, indent=1))
    else:
        print('features:', json.dumps(feats, ensure_ascii=False, default=str))
        for r in RESULTS: print(f'{r[3]:4} {r[0]} {r[1]:14} {r[2]}' + (f'   [{r[4]}]' if r[4] else ''))
        c = collections.Counter(r[3] for r in RESULTS); print(dict(c))
    if SPARK: SPARK.stop()
    sys.exit(any(r[3] == 'FAIL' for r in RESULTS))
main()
