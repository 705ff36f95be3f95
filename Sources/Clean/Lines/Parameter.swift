import Lexicon

/// The thresholds and weights of cleaning, by their names in `clean_parameters.tsv`.
enum Parameter: String, CaseIterable, Sendable {
    // Line classes.
    case sentenceWeight = "sentence_weight"
    case sentenceLengthWeight = "sentence_length_weight"
    case clauseWeight = "clause_weight"
    case proseWeight = "prose_weight"
    case headingWeight = "heading_weight"
    case headingElementWeight = "heading_element_weight"
    case headingLength = "heading_length"
    case otherWeight = "other_weight"
    case shortLine = "short_line"
    case dateWeight = "date_weight"
    case linkListWeight = "link_list_weight"
    case linkDensity = "link_density"
    case containerWeight = "container_weight"
    case keywordSegments = "keyword_segments"
    case keywordLength = "keyword_length"
    case keywordListWeight = "keyword_list_weight"
    case scriptMismatch = "script_mismatch"
    case scriptMismatchWeight = "script_mismatch_weight"
    case teaserLength = "teaser_length"
    case teaserWeight = "teaser_weight"
    case repeatedWeight = "repeated_weight"
    case phoneWeight = "phone_weight"
    case imageWeight = "image_weight"
    case markupWeight = "markup_weight"
    // Text that was put into an article.
    case insertedClauseFunctions = "inserted_clause_functions"
    case insertedFunctions = "inserted_functions"
    case insertedHandleShare = "inserted_handle_share"
    case insertedItemLength = "inserted_item_length"
    case insertedItems = "inserted_items"
    case insertedLines = "inserted_lines"
    case insertedOpenings = "inserted_openings"
    case insertedPairs = "inserted_pairs"
    case insertedProse = "inserted_prose"
    case insertedReach = "inserted_reach"
    case insertedRepetitions = "inserted_repetitions"
    case insertedRun = "inserted_run"
    case insertedShare = "inserted_share"
    // Main text.
    case leadLines = "lead_lines"
    case lineMassCap = "line_mass_cap"
    case lineMassUnit = "line_mass_unit"
    case siblingBonus = "sibling_bonus"
    case amountRowWeight = "amount_row_weight"
    case articleContainerBonus = "article_container_bonus"
    case zoneMass = "zone_mass"
    case zoneFactor = "zone_factor"
    case minimumMass = "minimum_mass"
    case dropOff = "drop_off"
    case titleReach = "title_reach"
    case titleWindow = "title_window"
    case noticeWeight = "notice_weight"
    case relatedWeight = "related_weight"
    case secondStoryShare = "second_story_share"
    // Stories.
    case splitThreshold = "split_threshold"
    case danglingLength = "dangling_length"
    case wrapNarrowest = "wrap_narrowest"
    case wrapWidth = "wrap_width"
    // Lines that a site repeats.
    case sitePages = "site_pages"
    case siteShare = "site_share"
    case siteLineLength = "site_line_length"
    // Excerpts.
    case excerptLength = "excerpt_length"
    case excerptShare = "excerpt_share"
    case excerptShingles = "excerpt_shingles"
    // Metadata.
    case dateThreshold = "date_threshold"
}

extension Parameter {
    /// What a value may be: code counts with it, divides by it, or weighs with it.
    var bounds: NumberBounds {
        switch self {
        case .headingLength, .shortLine, .keywordSegments, .keywordLength, .scriptMismatch,
            .teaserLength,
            .insertedItems, .insertedLines, .insertedOpenings, .insertedPairs, .insertedProse,
            .insertedReach, .insertedRepetitions, .insertedRun, .leadLines, .titleReach,
            .titleWindow,
            .danglingLength, .sitePages, .siteLineLength, .excerptShingles,
            .wrapNarrowest, .wrapWidth:
            .count
        case .linkDensity, .insertedClauseFunctions, .insertedFunctions, .insertedHandleShare,
            .insertedShare, .secondStoryShare, .siteShare, .excerptLength, .excerptShare:
            .share
        case .sentenceLengthWeight, .lineMassUnit, .lineMassCap, .insertedItemLength:
            .unit
        default: .weight
        }
    }
}

/// The values of `clean_parameters.tsv`; a missing one is an error, not a default.
struct Parameters: Sendable {
    private let values: [Double]

    init(_ table: LexiconTable) throws(LexiconError) {
        values = try table.numbers(of: Parameter.self, named: "parameter", in: "value") {
            $0.bounds
        }
    }

    subscript(parameter: Parameter) -> Double {
        for (index, known) in Parameter.allCases.enumerated() where known == parameter {
            return values[index]
        }
        return 0
    }
}
