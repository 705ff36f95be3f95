import Testing

@testable import Clean
