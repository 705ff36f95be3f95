import Testing

@testable import Enrich
