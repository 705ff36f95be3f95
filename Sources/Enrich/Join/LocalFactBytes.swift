import Model

// What single articles tell, as far as the join across articles reads it.

extension JoinWriter {
    mutating func write(_ partner: LocalPartner) {
        write(partner.key)
        write(partner.names)
        write(partner.kind.rawValue)
        write(partner.divisionCode) { $0.write($1) }
        write(partner.country) { $0.write($1) }
        write(partner.confidence)
    }

    mutating func write(_ project: LocalProject) {
        write(project.names)
        write(project.status) { $0.write($1) }
        write(project.place) { $0.write($1) }
        write(project.landArea) { $0.write($1) }
        write(project.floorArea) { $0.write($1) }
        write(project.startedOn) { $0.write($1) }
        write(project.completedOn) { $0.write($1) }
        write(project.confidence)
    }

    mutating func write(_ event: LocalEvent) {
        write(event.kind)
        write(event.title)
        write(event.date) { $0.write($1) }
        write(event.dateText) { $0.write($1) }
        write(event.place) { $0.write($1) }
        write(event.placeText) { $0.write($1) }
        write(event.itemCount) { $0.write($1) }
        write(event.confidence)
    }

    mutating func write(_ investment: LocalInvestment) {
        write(investment.kind)
        write(investment.scope)
        write(investment.money.amount)
        write(investment.money.maximum) { $0.write($1) }
        write(investment.money.currency)
        write(investment.money.qualifier.rawValue)
        write(investment.text)
        write(investment.itemCount) { $0.write($1) }
        write(investment.period) { $0.write($1) }
        write(investment.confidence)
    }

    mutating func write(_ metric: LocalMetric) {
        write(metric.kind)
        write(metric.value)
        write(metric.maximum) { $0.write($1) }
        write(metric.unit)
        write(metric.qualifier.rawValue)
        write(metric.confidence)
    }
}

extension JoinReader {
    mutating func partner() -> LocalPartner {
        let key = text()
        let names = texts()
        let kind = Mention.Organization.Kind(rawValue: text()) ?? .other
        let division = optional { $0.text() }
        let country = optional { $0.text() }
        return LocalPartner(
            key: key, names: names, kind: kind, divisionCode: division, country: country,
            proofs: [], confidence: double())
    }

    mutating func project() -> LocalProject {
        var project = LocalProject(
            key: NameKey(""), isGeneric: false, names: texts(), proofs: [], confidence: 0)
        project.status = optional { $0.text() }
        project.place = optional { $0.place() }
        project.landArea = optional { $0.decimal() }
        project.floorArea = optional { $0.decimal() }
        project.startedOn = optional { $0.date() }
        project.completedOn = optional { $0.date() }
        project.confidence = double()
        return project
    }

    mutating func event() -> LocalEvent {
        let kind = text()
        let title = text()
        let date = optional { $0.span() }
        let dateText = optional { $0.text() }
        let place = optional { $0.place() }
        let placeText = optional { $0.text() }
        let itemCount = optional { $0.number() }
        return LocalEvent(
            kind: kind, title: title, isNamed: false, date: date, dateText: dateText, place: place,
            placeText: placeText, partners: [], projects: [], itemCount: itemCount,
            isPlanned: false, proofs: [], confidence: double())
    }

    mutating func investment() -> LocalInvestment {
        let kind = text()
        let scope = text()
        let amount = decimal()
        let maximum = optional { $0.decimal() }
        let currency = text()
        let money = Mention.Money(
            amount: amount, maximum: maximum, currency: currency,
            qualifier: Mention.Qualifier(rawValue: text()) ?? .exact)
        let told = text()
        let itemCount = optional { $0.number() }
        let period = optional { $0.span() }
        return LocalInvestment(
            kind: kind, scope: scope, money: money, text: told, project: nil, recipient: nil,
            itemCount: itemCount, period: period, proofs: [], confidence: double())
    }

    /// The subject is told beside it.
    mutating func metric() -> LocalMetric {
        let kind = text()
        let value = decimal()
        let maximum = optional { $0.decimal() }
        let unit = text()
        let qualifier = Mention.Qualifier(rawValue: text()) ?? .exact
        return LocalMetric(
            kind: kind, subject: .project(0), value: value, maximum: maximum, unit: unit,
            qualifier: qualifier, proofs: [], confidence: double())
    }
}
