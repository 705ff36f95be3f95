import Enrich
import Load
import Model

/// Corrections of an analyst, laid over the joined tables: each names one cell and what it holds now.
///
/// A row that is gone, a value that has changed meanwhile, a column that may not be changed: each is an error,
/// so that no correction is lost in silence or meets what it was not meant for.
package struct Corrections: Sendable {
    private let file: String
    private let corrections: [Correction]

    package init(_ bytes: [UInt8], file: String) throws(CorrectionError) {
        self.file = file
        corrections = try CorrectionFile.read(bytes, file: file)
    }

    /// Lays the corrections that the configuration names, if any, over the joined tables.
    package static func apply(
        of configuration: Configuration, to dataset: inout Dataset
    ) throws(RunFailure) {
        guard let path = configuration.enrich.corrections else { return }
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try FileSystem.read(path)
        } catch {
            throw RunFailure(.configuration, "enrich.corrections: \(error)")
        }
        do throws(CorrectionError) {
            try Corrections(bytes, file: path).apply(to: &dataset)
        } catch {
            throw RunFailure(.configuration, "enrich.corrections: \(error)")
        }
    }

    package func apply(to dataset: inout Dataset) throws(CorrectionError) {
        for correction in corrections {
            switch correction.table {
            case "partners":
                try change(&dataset.partners, correction, \.partnerID, Self.partner)
            case "projects":
                try change(&dataset.projects, correction, \.projectID, Self.project)
            case "investments":
                try change(&dataset.investments, correction, \.investmentID, Self.investment)
            case "events": try change(&dataset.events, correction, \.eventID, Self.event)
            case "metrics": try change(&dataset.metrics, correction, \.metricID, Self.metric)
            default:
                throw failure(
                    correction,
                    "table \"\(correction.table)\" takes no corrections; partners, projects, "
                        + "investments, events and metrics do")
            }
        }
        if !corrections.isEmpty { dataset.deriveColumns() }
    }

    private func change<Row>(
        _ rows: inout [Row], _ correction: Correction, _ identifier: KeyPath<Row, String>,
        _ column: (String) -> CorrectableColumn<Row>?
    ) throws(CorrectionError) {
        guard let column = column(correction.column) else {
            throw failure(
                correction,
                "column \"\(correction.column)\" of \(correction.table) takes no corrections")
        }
        let found = rows.indices.filter { rows[$0][keyPath: identifier] == correction.row }
        guard let index = found.first, found.count == 1 else {
            throw failure(
                correction,
                found.isEmpty
                    ? "\(correction.table) has no row \"\(correction.row)\"; take the line out, or give the row's present identifier"
                    : "\(found.count) rows are called \"\(correction.row)\"; one cell alone can be corrected"
            )
        }
        let present = column.text(of: rows[index])
        guard present == correction.expected else {
            throw failure(
                correction,
                "\(correction.row) holds \"\(present)\" in \(correction.column), not \"\(correction.expected)\""
            )
        }
        let codes =
            Schema.table(named: correction.table)?.columns.first { $0.name == correction.column }?
            .codes ?? []
        guard codes.isEmpty || correction.value.isEmpty || codes.contains(correction.value) else {
            throw failure(
                correction,
                "\"\(correction.value)\" is none of \(codes.joined(separator: ", "))")
        }
        if let wanted = column.set(correction.value, in: &rows[index]) {
            throw failure(correction, "\"\(correction.value)\" is not \(wanted)")
        }
    }

    private func failure(_ correction: Correction, _ message: String) -> CorrectionError {
        CorrectionError(file: file, line: correction.line, message: message)
    }

    private static func partner(_ column: String) -> CorrectableColumn<PartnerRow>? {
        switch column {
        case "name": .text(\.name)
        case "kind": .text(\.kind)
        case "division_code": .optionalText(\.divisionCode)
        case "province": .optionalText(\.province)
        case "city": .optionalText(\.city)
        case "district": .optionalText(\.district)
        case "country": .optionalText(\.country)
        default: nil
        }
    }

    private static func project(_ column: String) -> CorrectableColumn<ProjectRow>? {
        switch column {
        case "name": .text(\.name)
        case "kind": .text(\.kind)
        case "status": .optionalText(\.status)
        case "status_on": .date(\.statusOn)
        case "division_code": .optionalText(\.divisionCode)
        case "province": .optionalText(\.province)
        case "city": .optionalText(\.city)
        case "district": .optionalText(\.district)
        case "country": .optionalText(\.country)
        case "land_area_m2": .optionalDecimal(\.landAreaM2)
        case "floor_area_m2": .optionalDecimal(\.floorAreaM2)
        case "started_on": .date(\.startedOn)
        case "completed_on": .date(\.completedOn)
        default: nil
        }
    }

    private static func investment(_ column: String) -> CorrectableColumn<InvestmentRow>? {
        switch column {
        case "kind": .text(\.kind)
        case "scope": .text(\.scope)
        case "amount": .decimal(\.amount)
        case "amount_max": .optionalDecimal(\.amountMax)
        case "amount_cny": .optionalDecimal(\.amountCNY)
        case "currency": .text(\.currency)
        case "qualifier": .text(\.qualifier)
        case "item_count": .count(\.itemCount)
        case "period_start": .date(\.periodStart)
        case "period_end": .date(\.periodEnd)
        default: nil
        }
    }

    private static func event(_ column: String) -> CorrectableColumn<EventRow>? {
        switch column {
        case "kind": .text(\.kind)
        case "title": .text(\.title)
        case "start_on": .date(\.startOn)
        case "end_on": .date(\.endOn)
        case "date_precision": .optionalText(\.datePrecision)
        case "division_code": .optionalText(\.divisionCode)
        case "province": .optionalText(\.province)
        case "city": .optionalText(\.city)
        case "district": .optionalText(\.district)
        case "country": .optionalText(\.country)
        case "place_text": .optionalText(\.placeText)
        case "item_count": .count(\.itemCount)
        default: nil
        }
    }

    private static func metric(_ column: String) -> CorrectableColumn<MetricRow>? {
        switch column {
        case "kind": .text(\.kind)
        case "value": .decimal(\.value)
        case "value_max": .optionalDecimal(\.valueMax)
        case "unit": .text(\.unit)
        case "qualifier": .text(\.qualifier)
        default: nil
        }
    }
}
