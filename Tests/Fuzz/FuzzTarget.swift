import Clean
import Enrich
import Extract
import Lexicon
import Model
import Parquet
import Text
import Values

/// One way into the program that any bytes may take, and what must hold of what comes out.
enum FuzzTarget: String, CaseIterable {
    case numerals, money, dates, folding, html, charset, dump, articles, parquet

    /// Words that inputs are made of.
    var words: [String] {
        switch self {
        case .numerals, .money: Self.figures
        case .dates: Self.calendar
        case .folding, .charset: Self.figures + Self.calendar + Self.scripts
        case .html: Self.markup + Self.prose
        case .dump: Self.prose + Self.calendar + Self.figures + ["\n", "\n\n", "　　", "|", "\t"]
        case .articles: Self.prose + Self.figures + Self.calendar + ["。", "，", "、", "\n"]
        case .parquet: []
        }
    }

    private static let figures = [
        "0", "1", "2", "5", "9", "12", "3.5", "1,234", "〇", "零", "一", "二", "两", "十", "百", "千",
        "万", "亿", "兆", "壹", "贰", "拾", "佰", "仟", "萬", "億", "半", "几", "数", "多", "余", "近",
        "约", "超", "至", "-", "~", "—", "%", "‰", "成", "分之", "百分点", "元", "美元", "欧元", "人民币",
        "港元", "新台币", "¥", "$", "/亩", "/年", "以上", "以内", "级", "第", "个", "家", "平方米", "亩",
        "公里", "吨", "(", ")", "（", "）", ",", ".", "、", " ", "总投资", "其中", "分别为", "翻", "倍",
        "１", "２", "，", "．", "k", "M", "w", " billion", "US$", "HK$",
    ]
    private static let calendar = [
        "2022", "1999", "22", "3", "10", "31", "年", "月", "日", "号", "民國", "民国", "111", "二〇二二",
        "十二", "初一", "正月", "腊月", "上", "下", "本", "去", "今", "明", "前", "后", "周", "星期", "天",
        "季度", "半年", "世纪", "年代", "上旬", "底", "初", "末", "以来", "至今", "从", "到", "至", "-", "/",
        ".", ":", "T", "Z", "日前", "近日", "春节", "国庆", "十四五", "期间", "Q1", "H2", "点", "分", "早上",
        "20220310", "，", "、", "(", ")",
    ]
    private static let scripts = [
        "臺灣", "後", "麵", "乾", "著", "𠮷", "𠀀", "ｱ", "Ａ", "①", "㈱", "ﬁ", "é", "\u{0301}", "\u{FEFF}",
        "\u{200B}", "\u{0}", "🙂", "裏", "裡", "鬱",
    ]
    private static let markup = [
        "<p>", "</p>", "<div", " class=\"content\"", ">", "</div>", "<!--", "-->", "<script>",
        "</script>", "<style>", "</style>", "<table>", "<tr>", "<td>", "</td>", "<br>", "<a href='",
        "'>", "</a>", "<h1>", "</h1>", "<title>", "</title>", "<meta charset=gbk>",
        "<meta name=\"PubDate\" content=\"", "\">", "&amp;", "&#x4e00;", "&#xD800;", "&nbsp", "&",
        "<![CDATA[", "]]>", "<svg>", "<template>", "<plaintext>", "<textarea>", "<", ">", "/", "=",
    ]
    private static let prose = [
        "云岭科技有限公司", "东湾市", "高新区", "签约", "签署", "战略合作协议", "总投资", "30亿元", "项目",
        "生产基地", "开工", "竣工", "与", "举行", "3月10日", "2022年", "来源：", "记者", "责任编辑：", "相关阅读",
        "版权所有", "（下转第三版）", "上接第一版", "以下简称“", "”", "《", "》", "。", "，", "：", "；", "！",
        "http://a.cn/1.html", "0510-85012345", "|", "澳门", "無錫", "董事长", "李明",
    ]

    /// What runs the target: built once.
    struct Program {
        let values: ValueScanner
        let simplifier: Simplifier
        let extractor = Extractor()
        let cleaner: Cleaner
        let enricher: Enricher
        /// Whole files that inputs are made of, where words would not do.
        let files: [[UInt8]]

        init(for target: FuzzTarget) throws {
            files = target == .parquet ? try ParquetSeeds.files() : []
            let lexicons = try LexiconStore()
            simplifier = Simplifier()
            values = try ValueScanner(lexicons: lexicons)
            cleaner = try Cleaner(configuration: .init(), lexicons: lexicons)
            enricher = try Enricher(lexicons: lexicons)
        }
    }

    /// Runs the target; the answer is `nil`, or what does not hold.
    func fault(of bytes: [UInt8], in program: Program) -> String? {
        switch self {
        case .numerals: fault(of: bytes, [.number, .range, .percent, .ordinal], program)
        case .money: fault(of: bytes, [.money, .quantity], program)
        case .dates: fault(of: bytes, [.date, .duration], program)
        case .folding: foldingFault(of: bytes, program)
        case .charset: charsetFault(of: bytes)
        case .html: pageFault(of: bytes, .html, program)
        case .dump: pageFault(of: bytes, .text, program)
        case .articles: articleFault(of: bytes, program)
        case .parquet: tableFault(of: bytes)
        }
    }

    private func fault(
        of bytes: [UInt8], _ kinds: ValueKinds, _ program: Program
    ) -> String? {
        var mentions: [Mention] = []
        program.values.scan(
            FoldedText(bytes), reference: CalendarDate(year: 2022, month: 3, day: 10),
            kinds: kinds, into: &mentions)
        return fault(of: mentions, in: bytes.count)
    }

    private func fault(of mentions: [Mention], in count: Int) -> String? {
        for mention in mentions {
            if mention.range.isEmpty || mention.range.lowerBound < 0
                || mention.range.upperBound > count
            {
                return "a mention of \(mention.range) in \(count) bytes"
            }
            switch mention.value {
            case .date(let span) where span.start > span.end:
                return "a date that ends before it starts"
            case .money(let money):
                if let maximum = money.maximum, maximum < money.amount {
                    return "a range of amounts that falls"
                }
            default: break
            }
        }
        return nil
    }

    private func foldingFault(of bytes: [UInt8], _ program: Program) -> String? {
        let folded = FoldedText(bytes)
        var last = 0
        for index in 0..<folded.count {
            let range = folded.byteRange(index..<(index + 1))
            if range.isEmpty || range.lowerBound < last || range.upperBound > bytes.count {
                return "character \(index) stands at \(range)"
            }
            last = range.lowerBound
        }
        let once = program.simplifier.simplify(bytes.span).bytes
        if program.simplifier.simplify(once.span).bytes.isEmpty != once.isEmpty {
            return "simplifying twice loses the text"
        }
        return nil
    }

    private func charsetFault(of bytes: [UInt8]) -> String? {
        let decoded = TextDecoder.decode(bytes)
        let text = decoded.text
        return String(validating: text, as: UTF8.self) == nil ? "decoded to invalid UTF-8" : nil
    }

    private func pageFault(
        of bytes: [UInt8], _ type: Page.MediaType, _ program: Program
    ) -> String? {
        let page = Page(source: Source(path: "fuzz"), bytes: bytes, mediaType: type)
        guard case .kept(let document) = program.extractor.extract(page),
            case .kept(let articles) = program.cleaner.clean(document)
        else { return nil }
        for article in articles {
            for paragraph in article.paragraphs where paragraph.upperBound > article.text.count {
                return "a paragraph ends behind the text"
            }
            if String(validating: article.text, as: UTF8.self) == nil {
                return "an article of invalid UTF-8"
            }
        }
        return nil
    }

    /// A broken file is an error of the reader's own kind, or a table whose columns are as long as it says.
    private func tableFault(of bytes: [UInt8]) -> String? {
        do {
            let file = try ParquetFile(ParquetSource(bytes))
            for (group, rows) in file.rowGroups.enumerated() {
                for (index, column) in file.columns.enumerated() {
                    // One broken column must not hide the others.
                    guard let batch = try? file.batch(column: index, rowGroup: group) else {
                        continue
                    }
                    if batch.rowCount != rows {
                        return "\(batch.rowCount) rows of \(rows) in column \(column.name)"
                    }
                    if batch.texts(column.type, rowLimit: 100).count != min(rows, 100) {
                        return "not every row of column \(column.name) has a text"
                    }
                }
            }
        } catch {
            return nil
        }
        return nil
    }

    private func articleFault(of bytes: [UInt8], _ program: Program) -> String? {
        let text = TextDecoder.decode(bytes).text
        let mentions = program.enricher.mentions(
            in: text, reference: CalendarDate(year: 2022, month: 3, day: 10))
        return fault(of: mentions, in: text.count)
    }
}
