#!/usr/bin/env python3
"""Deterministic investment-like benchmark table.

    generate_table.py OUT [--rows 1000000] [--format ipc|parquet|jsonl|csv] [--nested]

Every value is a pure function of (row or entity number, column stream) through
splitmix64, so the table is the same on every machine and numpy version.  Rows
come in document order (2..6 rows a document), as an ETL run would emit them.
"""
import argparse, hashlib, sys
import numpy as np, pyarrow as pa, pyarrow.compute as pc

U = np.uint64
def mix(x):
    x = (x + U(0x9E3779B97F4A7C15))
    x = (x ^ (x >> U(30))) * U(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> U(27))) * U(0x94D049BB133111EB)
    return x ^ (x >> U(31))
def H(stream, i):
    """64-bit hash of entity numbers i under a named stream"""
    s = U(int.from_bytes(hashlib.sha256(stream.encode()).digest()[:8], 'little'))
    with np.errstate(over='ignore'):
        return mix(mix(np.asarray(i, dtype=np.uint64) ^ s) + s)
def R(stream, i, n):            # uniform in [0, n)
    return (H(stream, i) >> U(11)) % U(n)
def F(stream, i):               # uniform in [0, 1)
    return (H(stream, i) >> U(11)).astype(np.float64) / float(1 << 53)
def Z(stream, i, n, s=1.0):     # Zipf-like rank in [0, n)
    w = 1.0 / np.arange(1, n + 1) ** s
    return np.searchsorted(np.cumsum(w) / w.sum(), F(stream, i), side='right').clip(0, n - 1)

PROV = '江苏省 上海市 浙江省 安徽省 广东省 北京市 山东省 湖北省 四川省 福建省 湖南省 河南省 陕西省 重庆市 天津市 江西省 河北省 辽宁省 云南省 广西壮族自治区 贵州省 吉林省 黑龙江省 山西省 海南省 甘肃省 内蒙古自治区 新疆维吾尔自治区 宁夏回族自治区 青海省 西藏自治区'.split()
INDUSTRY = '集成电路 生物医药 新能源汽车 人工智能 高端装备制造 新材料 物联网 光伏 氢能 储能 智能网联汽车 低空经济 工业互联网 软件和信息技术服务 大数据 云计算 航空航天 海洋工程 节能环保 现代物流 跨境电商 金融科技 文化旅游 数字创意 医疗器械 细胞治疗 纳米技术 量子信息 机器人 半导体设备 显示面板 动力电池 精细化工 纺织服装 食品加工 现代农业 商贸服务 总部经济 检验检测 教育培训'.split()
EVENT = '签约 开工 投产 揭牌 洽谈 战略合作 增资扩产 落户'.split()
STAGE = '意向 框架协议 正式签约 备案 开工建设 竣工投产'.split()
CUR = ['CNY', 'USD', 'HKD', 'EUR', 'TWD']
HANZI = '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严'
WORD = ('项目 投资 合作 签约 协议 企业 公司 产业 园区 高新区 经济开发区 创新 科技 科创飞地 总投资 亿元 建设 发展 平台 战略 框架 集团 有限公司 股份 研发 中心 基地 总部 落户 落地 推进 深化 双方 共同 打造 产业链 供应链 高质量 一体化 长三角 粤港澳大湾区 无锡 苏州 上海 深圳 南京 杭州 合肥 常州 '
        '签署 举行 仪式 出席 市委 书记 市长 副市长 区委 领导 表示 指出 强调 介绍 负责人 董事长 总经理 代表团 考察 调研 座谈 交流 招商 引资 推介 活动 大会 论坛 期间 集中 现场 围绕 聚焦 依托 优势 资源 人才 高校 院所 科研 成果 转化 孵化器 加速器 载体 企业家 投资人 基金 资本 上市 融资 规模 产值 年销售 税收 亩 平方米 建成 投产 达产 预计 新增 '
        '就业 带动 上下游 生态 集群 智能 制造 数字 经济 绿色 低碳 新质生产力 服务 营商环境 政策 支持 保障 审批 用地 厂房 设备 生产线 产能 技术 专利 国家级 省级 重点 实验室 龙头 领军 独角兽 专精特新 瞪羚 初创').split()
FUNC = '的 , 。 和 在 与 、 了 为 将 是 等 以 对 从 到 中 上 也 已 并 “ ” 年 月 日 ; 于 由 这 及'.split()

def lexicon(n=12000):
    k = np.arange(n)
    h = list(HANZI)
    a, b, c = (R('lex' + t, k, len(h)) for t in 'abc')
    three = R('lex3', k, 4) == 0
    gen = [h[a[i]] + h[b[i]] + (h[c[i]] if three[i] else '') for i in range(n)]
    # function words most frequent, then domain words, then the long tail
    return pa.array(FUNC + WORD + gen)

def text(stream, ent, lo, hi, lex, s):
    """one text of lo..hi words per entity, words Zipf-distributed over lex"""
    ent = np.asarray(ent, dtype=np.uint64)
    n = (lo + (R(stream + '#', ent, hi - lo + 1))).astype(np.int64)
    off = np.concatenate([[0], np.cumsum(n)])
    pos = np.arange(off[-1], dtype=np.uint64) - np.repeat(off[:-1], n).astype(np.uint64)
    w = Z(stream, np.repeat(ent, n) * U(4096) + pos, len(lex), s).astype(np.int32)
    words = lex.take(pa.array(w))
    woff = np.frombuffer(words.buffers()[1], dtype=np.int32)[:len(w) + 1]
    roff = woff[off].astype(np.int32)
    return pa.Array.from_buffers(pa.string(), len(ent), [None, pa.py_buffer(roff.tobytes()), words.buffers()[2]])

HEX = np.frombuffer(b'0123456789abcdef', dtype=np.uint8)
def ids(prefix, ent, stream):
    h = H(stream, ent)
    p = np.frombuffer(prefix.encode(), dtype=np.uint8)
    out = np.empty((len(h), len(p) + 16), dtype=np.uint8)
    out[:, :len(p)] = p
    for j in range(16):
        out[:, len(p) + j] = HEX[((h >> U(60 - 4 * j)) & U(15)).astype(np.int64)]
    off = (np.arange(len(h) + 1, dtype=np.int32) * out.shape[1])
    return pa.Array.from_buffers(pa.string(), len(h), [None, pa.py_buffer(off.tobytes()), pa.py_buffer(out.tobytes())])

def nulls(arr, mask):           # mask True -> null
    return pc.if_else(pa.array(~mask), arr, pa.nulls(len(arr), arr.type))
def pick(words, idx): return pa.array(words).take(pa.array(np.asarray(idx).astype(np.int32)))
def cat(*a): return pc.binary_join_element_wise(*a, '')

def build(rows, nested=False):
    i = np.arange(rows, dtype=np.uint64)
    # documents: 2..6 rows each, adjacent
    nd = rows // 2 + 2
    per = 2 + R('doc#', np.arange(nd), 5).astype(np.int64)
    doc = np.repeat(np.arange(nd, dtype=np.uint64), per)[:rows]
    ndoc = int(doc[-1]) + 1
    D = np.arange(ndoc, dtype=np.uint64)
    di = pa.array(doc.astype(np.int64))
    lex = lexicon()
    npart, nproj = max(rows // 8, 16), max(rows // 3, 16)
    part = Z('partner', i, npart, 0.7)
    proj = R('project', i, nproj)
    city_names = text('cityname', np.arange(320), 1, 1, lex.slice(len(FUNC) + len(WORD)), 0.2)
    city_names = cat(city_names, pa.array(['市'] * 320))
    dist_names = cat(text('distname', np.arange(1600), 1, 1, lex.slice(len(FUNC) + len(WORD)), 0.2), pick(['区', '县', '市', '高新区'], R('dsuf', np.arange(1600), 4)))
    city = Z('city', doc, 320, 0.9)
    prov = city % len(PROV)
    dist = city * 5 + Z('dist', doc, 5, 0.5)
    P = np.arange(npart)
    pname = cat(city_names.take(pa.array((P % 320).astype(np.int32))), text('pn', P, 1, 2, lex.slice(len(FUNC) + len(WORD)), 0.3), pick(INDUSTRY, R('pi', P, 40)), pick(['有限公司', '股份有限公司', '集团有限公司', '(集团)有限责任公司'], R('ps', P, 4)))
    J = np.arange(nproj)
    jname = cat(text('jn', J, 1, 4, lex.slice(len(FUNC)), 0.5), pick(INDUSTRY, R('ji', J, 40)), pick(['项目', '产业园', '生产基地', '研发中心', '总部项目', '产业基地项目'], R('js', J, 6)))
    # money: log-uniform 10^6 .. 10^10.7 CNY, two significant digits mostly, sometimes exact fen
    e = 6 + 4.7 * F('amt', i)
    cents = np.floor(10 ** e).astype(np.int64)
    sig = 10 ** np.maximum(np.floor(np.log10(cents)).astype(np.int64) - 1 - (R('sig', i, 2).astype(np.int64)), 0)
    cents = np.where(R('exact', i, 20) == 0, cents * 100 + R('fen', i, 100).astype(np.int64), cents // sig * sig * 100)
    amt_null = R('amtnull', i, 100) < 30
    amount = pa.array(cents).cast(pa.decimal128(38, 0))
    amount = pa.Array.from_buffers(pa.decimal128(38, 2), rows, amount.buffers())
    yi = cents / 1e10
    raw = np.where(yi >= 1, np.char.add(np.char.add('总投资', np.char.mod('%.4g', yi)), '亿元'), np.char.add(np.char.add('投资', np.char.mod('%.5g', yi * 1e4)), '万元'))
    day = 16071 + R('day', doc, 4300).astype(np.int64)              # 2014-01-01 ..
    signed = (day - Z('lag', i, 60, 1.1)).astype(np.int32)
    pub = (day * 86400 + R('sec', doc, 86400).astype(np.int64)) * 1_000_000
    ext = np.int64(1_795_000_000_000_000) + np.arange(rows, dtype=np.int64) * 731 + R('jit', i, 500).astype(np.int64)
    host = pa.array([f'www.{a}{b}.{c}' for a in ('js', 'sh', 'zj', 'wx', 'sz', 'gd', 'ah', 'hb') for b in ('news', 'gov', 'daily', 'online', 'tech') for c in ('com.cn', 'gov.cn', 'com')])
    url = cat(pa.array(['https://'] * ndoc), host.take(pa.array(Z('host', D, 120, 1.0).astype(np.int32))), pa.array(['/art/'] * ndoc),
              pa.array(np.datetime_as_string((16071 + R('day', D, 4300).astype(np.int64)).astype('datetime64[D]')).astype(str)), pa.array(['/art_'] * ndoc),
              pa.array(R('aid', D, 90000).astype(np.int64) + 10000).cast(pa.string()), pa.array(['.html'] * ndoc))
    title = text('title', D, 8, 18, lex.slice(len(FUNC)), 0.75)
    evid = text('evid', i, 20, 75, lex, 0.97)
    conf = np.round(0.35 + 0.65 * F('conf', i) ** 0.5, 4)
    cols = {
        'investment_id': ids('inv_', i, 'iid'), 'project_id': ids('prj_', proj, 'pid'), 'document_id': ids('doc_', doc, 'did'),
        'row_no': pa.array(np.arange(rows, dtype=np.int64)),
        'source_url': nulls(url.take(di), R('urln', doc, 100) < 4),
        'title': title.take(di),
        'project_name': jname.take(pa.array(proj.astype(np.int64))),
        'province': pick(PROV, prov), 'city': city_names.take(pa.array(city.astype(np.int32))),
        'district': nulls(dist_names.take(pa.array(dist.astype(np.int32))), R('distn', doc, 100) < 25),
        'industry': nulls(pick(INDUSTRY, Z('ind', i, 40, 0.8)), R('indn', i, 100) < 12),
        'event_type': pick(EVENT, Z('ev', i, 8, 0.9)), 'stage': nulls(pick(STAGE, Z('st', i, 6, 0.7)), R('stn', i, 100) < 35),
        'partner_name': pname.take(pa.array(part.astype(np.int64))),
        'amount': nulls(amount, amt_null), 'amount_raw': nulls(pa.array(raw.astype(object), pa.string()), amt_null),
        'currency': nulls(pick(CUR, Z('cur', i, 5, 3.0)), amt_null),
        'signed_date': nulls(pa.array(signed).cast(pa.date32()), R('sdn', i, 100) < 15),
        'published_at': nulls(pa.array(pub).cast(pa.timestamp('us', tz='UTC')), R('pubn', doc, 100) < 8),
        'extracted_at': pa.array(ext).cast(pa.timestamp('us', tz='UTC')),
        'confidence': pa.array(conf), 'is_headline': pa.array(R('hl', i, 5) == 0),
        'area_mu': nulls(pa.array(np.round(10 ** (1 + 2.5 * F('mu', i)), 1)), R('mun', i, 100) < 90),
        'jobs': nulls(pa.array((10 ** (1 + 3 * F('jobs', i))).astype(np.int32)), R('jobn', i, 100) < 95),
        'evidence_start': pa.array(R('es', i, 6000).astype(np.int32)),
        'evidence': nulls(evid, R('evn', i, 100) < 2),
    }
    if nested:
        n = R('tag#', i, 5).astype(np.int64)
        off = np.concatenate([[0], np.cumsum(n)]).astype(np.int32)
        cols['tags'] = pa.ListArray.from_arrays(pa.array(off), pick(INDUSTRY, Z('tag', np.arange(off[-1]), 40, 0.8)))
    req = {'investment_id', 'project_id', 'document_id', 'row_no', 'title', 'project_name', 'province', 'city', 'event_type', 'partner_name', 'extracted_at', 'confidence', 'is_headline', 'evidence_start'}
    sch = pa.schema([pa.field(k, v.type, nullable=k not in req) for k, v in cols.items()])
    return pa.table([v if isinstance(v, (pa.Array, pa.ChunkedArray)) else pa.array(v) for v in cols.values()], schema=sch)

def digest(t):
    """order-sensitive content digest, independent of writer and chunking"""
    h = hashlib.sha256()
    for name in t.column_names:
        c = t[name].combine_chunks()
        h.update(f'{name}|{c.type}|{c.null_count}|'.encode())
        s = c.cast(pa.string()) if not pa.types.is_nested(c.type) else pa.array([str(x) for x in c.to_pylist()])
        s = pc.fill_null(s, '\x00')
        s = s.combine_chunks() if isinstance(s, pa.ChunkedArray) else s
        h.update(s.buffers()[2] or b'')
    return h.hexdigest()

if __name__ == '__main__':
    ap = argparse.ArgumentParser()
    ap.add_argument('out'); ap.add_argument('--rows', type=int, default=1_000_000)
    ap.add_argument('--format', default='ipc', choices=['ipc', 'parquet', 'jsonl', 'csv']); ap.add_argument('--nested', action='store_true')
    a = ap.parse_args()
    t = build(a.rows, a.nested)
    if a.format == 'ipc':
        with pa.OSFile(a.out, 'wb') as f, pa.ipc.new_file(f, t.schema) as w: w.write_table(t)
    elif a.format == 'parquet':
        import pyarrow.parquet as pq; pq.write_table(t, a.out, compression='none')
    elif a.format == 'csv':
        import pyarrow.csv as c; c.write_csv(t, a.out)
    else:
        import json
        with open(a.out, 'w', encoding='utf-8') as f:
            for b in t.to_batches(65536):
                for r in b.to_pylist():
                    f.write(json.dumps({k: (v if v is None or isinstance(v, (int, float, bool, str, list)) else str(v)) for k, v in r.items()}, ensure_ascii=False) + '\n')
    print(f'{t.num_rows} rows, {t.num_columns} columns, {t.nbytes/1e6:.1f} MB in Arrow, digest {digest(t)[:16]}')
    for n in t.column_names:
        c = t[n]; print(f'  {n:16} {str(c.type):24} nulls {c.null_count:8} bytes {c.nbytes:12} distinct {pc.count_distinct(c).as_py() if not pa.types.is_nested(c.type) else "-"}', file=sys.stderr)
