import Lexicon
import Model
import Text

/// Finds places: divisions, functional zones and countries, from the longest name to one character.
///
/// `江苏省无锡市锡山区` is one mention with the code 320205. A short name (锡山) counts where it
/// is plausible; a name that several divisions bear (鼓楼区) is resolved by its sentence, the
/// article, its publisher and address, and has no code where that does not decide. Former names
/// have the code of today. Zones (横琴, 江阴高新区) have the code of the division they lie in.
package struct PlaceScanner: Sendable {
    package let divisions: Divisions
    private let gazetteer: Gazetteer
    private let cues: PlaceCues
    private let hosts: HostPlaces

    package init(_ lexicons: LexiconStore) throws(LexiconError) {
        divisions = try Divisions(lexicons)
        gazetteer = try Gazetteer(divisions, lexicons)
        cues = try PlaceCues(lexicons)
        hosts = try HostPlaces(divisions, lexicons)
    }

    /// What publisher, address and the whole article tell about where it plays.
    package func context(
        of text: FoldedText? = nil, publisher: String? = nil, url: String? = nil
    ) -> PlaceContext {
        var context = PlaceContext()
        if let publisher {
            for chain in chains(of: FoldedText(Array(publisher.utf8))).chains
            where chain.divisions.count == 1 && chain.certainty >= .short {
                context.addHint(Int(chain.divisions[0]), in: divisions)
            }
        }
        if let url, let division = hosts.division(of: url) {
            context.addHint(division, in: divisions)
        }
        guard let text else { return context }
        return PlaceResolver(divisions, cues)
            .context(of: chains(of: text).chains, known: context)
    }

    /// Appends the places of `text` in order; `context` is added to what the text itself tells.
    package func scan(
        _ text: FoldedText, context: PlaceContext = PlaceContext(),
        into mentions: inout [Mention]
    ) {
        let reader = chains(of: text)
        let resolver = PlaceResolver(divisions, cues)
        let characters = text.characters.span
        var chains = reader.chains
        resolver.resolve(&chains, in: characters, known: context)

        let first = mentions.count
        for chain in chains {
            if let mention = mention(chain, text) { mentions.append(mention) }
        }
        let runs = AbbreviationRuns(gazetteer, cues)
            .readings(of: reader.abbreviations, in: characters)
        if runs.isEmpty { return }
        for reading in runs {
            let place: Mention.Place
            if let division = reading.division {
                place = self.place(division)
            } else if let country = reading.country {
                place = self.place(country: country)
            } else {
                continue
            }
            mentions.append(
                Mention(
                    range: text.byteRange(reading.position..<(reading.position + 1)),
                    value: .place(place), confidence: 0.8))
        }
        mentions[first...].sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func chains(of text: FoldedText) -> PlaceReader {
        var hits: [Hit] = []
        let characters = text.characters.span
        gazetteer.matcher.longestMatches(in: characters, into: &hits)
        var reader = PlaceReader(gazetteer, cues)
        reader.read(characters, hits: hits)
        return reader
    }

    private func mention(_ chain: PlaceChain, _ text: FoldedText) -> Mention? {
        let range = text.byteRange(chain.start..<chain.end)
        if chain.country >= 0 {
            return Mention(range: range, value: .place(place(country: Int(chain.country))))
        }
        guard let division = chain.resolved else {
            // A full name that several divisions bear is a place, only not known which.
            guard chain.certainty == .full, chain.zone < 0, let one = chain.divisions.first else {
                return nil
            }
            let place = Mention.Place(
                divisionCode: nil, country: "CN", name: divisions.names[Int(one)])
            return Mention(range: range, value: .place(place), confidence: 0.5)
        }
        let confidence =
            switch chain.certainty {
            case .full: 1.0
            case .short: 0.9
            case .doubtful, .inChain: 0.7
            }
        return Mention(
            range: range, value: .place(place(chain, division)), confidence: confidence)
    }

    private func place(_ chain: PlaceChain, _ division: Int) -> Mention.Place {
        if chain.zone >= 0 {
            let zone = gazetteer.zones[Int(chain.zone)]
            let isCounty = zone.kind == .county
            return Mention.Place(
                divisionCode: divisions.code(division), country: divisions.country(of: division),
                name: isCounty ? divisions.fullName(division) + zone.title : zone.title,
                isZone: !isCounty)
        }
        if chain.zoneKind >= 0 {
            return Mention.Place(
                divisionCode: divisions.code(division), country: divisions.country(of: division),
                name: divisions.fullName(division) + gazetteer.zoneKinds[Int(chain.zoneKind)],
                isZone: true)
        }
        return place(division)
    }

    private func place(_ division: Int) -> Mention.Place {
        Mention.Place(
            divisionCode: divisions.code(division), country: divisions.country(of: division),
            name: divisions.fullName(division))
    }

    private func place(country: Int) -> Mention.Place {
        let country = gazetteer.countries[country]
        return Mention.Place(divisionCode: nil, country: country.code, name: country.name)
    }
}
