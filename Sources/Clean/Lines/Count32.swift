/// A count of half the size: lines hold many, and are copied; 2,147,483,647 is the highest.
@propertyWrapper
struct Count32: Sendable, Hashable {
    private var stored: Int32

    @inline(__always)
    init(wrappedValue: Int) { stored = Int32(clamping: wrappedValue) }

    @inline(__always)
    var wrappedValue: Int {
        get { Int(stored) }
        set { stored = Int32(clamping: newValue) }
    }
}
