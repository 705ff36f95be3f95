/// An industry code: one row of `industries`.
package struct IndustryRow: Sendable, Hashable {
    package var industryCode: String
    package var name: String
    package var nameEN: String?
    package var parentCode: String?
    package var level: Int

    package init(
        industryCode: String,
        name: String,
        nameEN: String? = nil,
        parentCode: String? = nil,
        level: Int
    ) {
        self.industryCode = industryCode
        self.name = name
        self.nameEN = nameEN
        self.parentCode = parentCode
        self.level = level
    }
}
