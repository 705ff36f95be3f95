#!/usr/bin/env python3
"""Write N varied pages about invented undertakings: text dumps and HTML, simplified and traditional.

    generate_pages.py N FOLDER [--seed S]

Same N and seed, same bytes. Every name, figure and sentence is made up here. Standard library only.
"""
import argparse
import hashlib
from pathlib import Path

CITIES = ["云岭市", "江海市", "青泽市", "临川州", "丹河市", "石榴市", "望湖市", "金渡市", "白沙市", "松原口市"]
DISTRICTS = ["北塘区", "东关区", "滨江区", "高新区", "经开区", "新港区", "柳溪县", "南屏区"]
REAL = ["无锡市", "深圳市", "苏州市", "成都市", "香港", "澳门", "合肥市", "武汉市", "宁波市", "广州市"]
FIRST = list("华远鼎恒瑞晟启博泰禾凌辰铭卓弘朗曜沐澜屿岚珩昱")
SECOND = list("创科联智源信达芯能材域测辉擎图维云航拓")
TRADES = ["半导体", "新能源", "生物医药", "智能装备", "新材料", "物联网", "软件", "集成电路", "数字科技", "环保"]
FORMS = ["有限公司", "集团有限公司", "股份有限公司", "科技有限公司", "(集团)股份有限公司"]
SCHOOLS = ["江海大学", "云岭理工大学", "青泽师范大学", "丹河医科大学"]
UNDERTAKINGS = ["产业园", "总部基地", "研发中心", "生产基地", "创新中心", "孵化器", "检测平台", "加速器"]
KINDS = ["总投资", "计划投资", "一期投资", "注册资本", "已完成投资"]
UNITS = [("亿元", 1, 300), ("万元", 300, 90000), ("亿美元", 1, 30), ("万美元", 200, 9000), ("亿港元", 1, 80)]
SURNAMES, GIVEN = list("陈林黄周吴徐孙胡朱高何郭马罗梁宋"), list("伟敏静磊洋艳勇军杰涛超明霞平刚桂")
MEDIA = ["云岭日报", "江海晚报", "青泽新闻网", "望湖发布"]
OPENINGS = [
    "{date},{city}{district}举行重大项目集中签约仪式,{count}个项目落户,{kind}{money}。",
    "近日,{company}与{city}{district}签署合作协议,将建设{project},{kind}{money}。",
    "记者从{city}{district}获悉,{project}于{date}正式开工,由{company}投资建设,{kind}约{money}。",
    "{date},{company}和{school}共建的{project}在{city}{district}揭牌。",
]
MIDDLES = [
    "{project}占地面积约{area}亩,总建筑面积{floor}平方米,达产后预计年产值{money}。",
    "据介绍,该项目由{company}牵头,{company2}参与,计划于{year}年{month}月投产。",
    "今年以来,{district}累计签约项目{count}个,{kind}{money},同比增长{percent}%。",
    "{person}表示,企业将把{trade}作为重点方向,力争三年内引进上下游企业{count}家。",
    "{city}与{city2}两地围绕{trade}等领域开展对接,推动{count}项合作事项落地见效。",
    "项目分两期建设,一期投资{money},二期视市场情况推进,全部建成后可提供就业岗位{jobs}个。",
    "会上,{company}、{company2}、{school}等单位现场签约,涉及{trade}、{trade2}等多个领域。",
    "{city}将继续优化营商环境,完善{trade}产业链条,让企业安心经营、放心发展。",
    "目前,{project}主体结构已封顶,{percent}%的设备完成安装,预计{date2}前交付使用。",
    "早在{year}年,双方就已建立战略合作关系,先后实施了{count}个联合攻关课题。",
]
NOISE_TOP = ["首页 > 新闻 > 正文", "字号:大 中 小", "分享到:微信 微博", "您当前的位置:首页 > 资讯"]
NOISE_END = ["责任编辑:{person}", "相关阅读", "版权所有 未经授权不得转载", "扫一扫在手机打开当前页", "上一篇:没有了", "联系我们 | 网站地图"]
TRADITIONAL = dict(zip(
    "云岭临总业园区举项目签约仪个资亿万与协议将设记从获开发创于总测试检华远恒启达鼎联图维拓产积约亩筑预计年值据绍该牵头参导时长业数兴领域续优营环境链条让经构顶备装预间权转载责编辑关阅读扫机开当前页没网图们医药术东关滨经临县丹泽汉苏连广门圳锡",
    "雲嶺臨總業園區舉項目簽約儀個資億萬與協議將設記從獲開發創於總測試檢華遠恆啟達鼎聯圖維拓產積約畝築預計年值據紹該牽頭參導時長業數興領域續優營環境鏈條讓經構頂備裝預間權轉載責編輯關閱讀掃機開當前頁沒網圖們醫藥術東關濱經臨縣丹澤漢蘇連廣門圳錫"))


class Choices:
    """A stream of choices from SHA-256, so that no Python version can change the pages."""

    def __init__(self, seed):
        self.seed, self.counter, self.pool = seed, 0, b""

    def below(self, bound):
        if len(self.pool) < 4:
            self.pool = hashlib.sha256(f"{self.seed}/{self.counter}".encode()).digest()
            self.counter += 1
        number, self.pool = int.from_bytes(self.pool[:4], "big"), self.pool[4:]
        return number % bound

    def of(self, items):
        return items[self.below(len(items))]

    def between(self, low, high):
        return low + self.below(high - low + 1)


def company(c):
    place = c.of(["", c.of(CITIES)[:-1], c.of(REAL).rstrip("市")])
    return place + c.of(FIRST) + c.of(SECOND) + c.of(["", c.of(FIRST)]) + c.of(TRADES) + c.of(FORMS)


def money(c):
    unit, low, high = c.of(UNITS)
    return f"{c.between(low, high)}{c.of(['', '', '.' + str(c.between(1, 9))])}{unit}"


def day(c):
    return f"{c.between(2018, 2026)}年{c.between(1, 12)}月{c.between(1, 28)}日"


def values(c):
    city, district = c.of(CITIES + REAL), c.of(DISTRICTS)
    return {
        "date": day(c), "date2": f"{c.between(2024, 2028)}年底", "city": city, "city2": c.of(REAL), "district": district,
        "company": company(c), "company2": company(c), "school": c.of(SCHOOLS),
        "project": c.of(FIRST) + c.of(SECOND) + c.of(TRADES) + c.of(UNDERTAKINGS), "kind": c.of(KINDS), "money": money(c),
        "count": c.between(2, 160), "area": c.between(20, 1800), "floor": c.between(8, 400) * 1000, "percent": c.between(3, 98),
        "year": c.between(2015, 2027), "month": c.between(1, 12), "jobs": c.between(50, 6000), "trade": c.of(TRADES),
        "trade2": c.of(TRADES), "person": c.of(SURNAMES) + c.of(GIVEN) + c.of(["", c.of(GIVEN)]),
    }


def page(c):
    """Title, day, medium, paragraphs and what stands around them."""
    told = values(c)
    paragraphs = [c.of(OPENINGS).format(**told)]
    for _ in range(c.between(3, 14)):
        if c.below(3) == 0:
            told = values(c)
        sentences = [c.of(MIDDLES).format(**told) for _ in range(c.between(1, 4))]
        paragraphs.append("".join(sentences))
    title = c.of(["{city}{district}:{project}落地", "{kind}{money}!{project}开工", "{company}与{city}签约"]).format(**told)
    end = [line.format(**told) for line in NOISE_END[: c.between(1, len(NOISE_END))]]
    return title, day(c), c.of(MEDIA), paragraphs, [c.of(NOISE_TOP), c.of(NOISE_TOP)], end


def as_text(c, title, published, medium, paragraphs, top, end):
    information = f"{published} {c.between(8, 20):02}:{c.between(0, 59):02} 来源:{medium}"
    return "\n".join([*top, title, information, *paragraphs, *end, ""])


def as_html(c, title, published, medium, paragraphs, top, end):
    links = "".join(f'<li><a href="/{c.below(9999)}.html">{c.of(OPENINGS).format(**values(c))[:22]}</a></li>' for _ in range(c.between(4, 30)))
    body = "".join(f"<p>  {text}</p>\n" for text in paragraphs)
    return (f'<!doctype html>\n<html><head><meta charset="utf-8"><title>{title}_{medium}</title>\n'
            f"<style>body{{margin:0}}</style><script>var page={c.below(99999)};</script></head>\n"
            f'<body><div class="nav">{" ".join(top)}</div>\n<h1>{title}</h1>\n<div class="info">{published} 来源:{medium}</div>\n'
            f'<div class="content">{body}</div>\n<ul class="list">{links}</ul>\n<div class="footer">{"<br>".join(end)}</div></body></html>\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", default="winnow")
    told = parser.parse_args()
    size = 0
    for index in range(told.count):
        c = Choices(f"{told.seed}/{index}")
        parts = page(c)
        is_html, is_traditional = c.below(2) == 0, c.below(4) == 0
        content = (as_html if is_html else as_text)(c, *parts)
        if is_traditional:
            content = "".join(TRADITIONAL.get(character, character) for character in content)
        path = told.folder / f"{index // 1000:03}" / f"{index:06}.{'html' if is_html else 'txt'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode("utf-8")
        path.write_bytes(data)
        size += len(data)
    print(f"{told.count} pages, {size} bytes in {told.folder}")


if __name__ == "__main__":
    main()
