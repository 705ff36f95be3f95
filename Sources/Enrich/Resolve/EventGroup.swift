import Model

/// One occurrence as all articles tell it; the first article by identifier gives title and place.
struct EventGroup {
    private var first: (event: LocalEvent, facts: ArticleFacts)?
    private var articles: Set<String> = []
    private var confidence = 0.0

    mutating func add(_ event: LocalEvent, _ facts: ArticleFacts) {
        if first == nil { first = (event, facts) }
        articles.insert(facts.article.identifier)
        confidence = max(confidence, event.confidence)
    }

    func row(_ identifier: String, _ reference: ReferenceData) -> EventRow? {
        guard let (event, facts) = first else { return nil }
        let division = event.place?.divisionCode
        let path = division.flatMap(reference.path)
        let isSpan = event.date.map { $0.isSpan && $0.start != $0.end } ?? false
        return EventRow(
            eventID: identifier, kind: event.kind, title: event.title,
            startOn: event.date?.start, endOn: isSpan ? event.date?.end : nil,
            datePrecision: event.date?.precision.rawValue, dateText: event.dateText,
            divisionCode: division, province: path?.province, city: path?.city,
            district: path?.district, country: event.place?.country, placeText: event.placeText,
            itemCount: event.itemCount, articleCount: articles.count,
            articleID: facts.article.identifier, confidence: Enrich.confidence(confidence))
    }
}
