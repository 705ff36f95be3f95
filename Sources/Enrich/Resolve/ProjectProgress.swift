/// The order in which an undertaking advances.
enum ProjectProgress {
    private static let order = [
        "planned", "signed", "under_construction", "completed", "in_production", "operating",
    ]

    /// 0 for no status, higher the further it is.
    static func rank(_ status: String?) -> Int {
        status.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    }
}
