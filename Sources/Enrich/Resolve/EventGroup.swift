import Model

/// One occurrence as all articles tell it; the first article by identifier gives title and place.
struct EventGroup {
    private var row: EventRow?
    private var appearances = Appearances()

    mutating func add(
        _ event: LocalEvent, _ identifier: String, _ article: ArticleReference,
        _ reference: ReferenceData
    ) {
        appearances.add(article, confidence: event.confidence)
        guard row == nil else { return }
        let division = event.place?.divisionCode
        let path = division.flatMap(reference.path)
        let isSpan = event.date.map { $0.isSpan && $0.start != $0.end } ?? false
        row = EventRow(
            eventID: identifier, kind: event.kind, title: event.title,
            startOn: event.date?.start, endOn: isSpan ? event.date?.end : nil,
            datePrecision: event.date?.precision.rawValue, dateText: event.dateText,
            divisionCode: division, province: path?.province, city: path?.city,
            district: path?.district, country: event.place?.country, placeText: event.placeText,
            itemCount: event.itemCount, articleCount: 0, articleID: article.identifier,
            confidence: FixedDecimal(0))
    }

    /// The row as all articles that were added tell it.
    func finished() -> EventRow? {
        guard var row else { return nil }
        row.articleCount = appearances.articles
        row.confidence = confidence(appearances.confidence)
        return row
    }
}
