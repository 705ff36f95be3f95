/// A number that is not capital: one row of `metrics`.
package struct MetricRow: Sendable, Hashable {
    package var metricID: String
    package var subjectKind: String
    package var subjectID: String?
    package var subjectName: String
    package var kind: String
    package var value: FixedDecimal
    package var valueMax: FixedDecimal?
    package var unit: String
    package var qualifier: String
    package var asOf: CalendarDate?
    package var articleID: String
    package var confidence: FixedDecimal

    package init(
        metricID: String,
        subjectKind: String,
        subjectID: String? = nil,
        subjectName: String,
        kind: String,
        value: FixedDecimal,
        valueMax: FixedDecimal? = nil,
        unit: String,
        qualifier: String,
        asOf: CalendarDate? = nil,
        articleID: String,
        confidence: FixedDecimal
    ) {
        self.metricID = metricID
        self.subjectKind = subjectKind
        self.subjectID = subjectID
        self.subjectName = subjectName
        self.kind = kind
        self.value = value
        self.valueMax = valueMax
        self.unit = unit
        self.qualifier = qualifier
        self.asOf = asOf
        self.articleID = articleID
        self.confidence = confidence
    }
}
