/// A named sign for or against a row, with a weight in `confidence_weights.tsv`.
enum RowFeature: String, CaseIterable, Sendable, Codable {
    // Partners: the kind.
    case company, university, institute, government, park, association, fund, body, region
    // How often the partner is named, how sure the surest mention is, what stands around the mentions.
    case namedOnce, namedTwice, namedOften
    case doubtful, likely, sure, surest
    case insideProject, insideOrganization, likeProject, brand
    // The name.
    case legalForm, withPlace, withDigit, tiny, short, medium, long, overlong, inTitle, withForms
    // What stands beside all its mentions: 在, a person whose office it tells, quotes, list marks; the
    // start of a clause beside one.
    case whereOnly, employer, quoted, listed, leading
    // The name is made of common words, or is that of who published the page.
    case commonWords, ofPublisher
    // What the partner does.
    case signatory, organizer, host, participant, subject, acquirer
    case eventless, inOneEvent, inEvents
    case developer, operates, tenant, landing, landingOften, partnerOfProject, recipient
    // Events: the kind.
    case signing, cooperation, unveiling, groundbreaking, completion, production, opening, meeting
    case visit, contest, acquisition, other
    // When.
    case ofDay, ofMonth, ofYear, undated, inherited, longAgo, ahead, planned
    // Who and what.
    case noParty, oneParty, twoParties, manyParties, noProject, oneProject, manyProjects
    case organizedBy
    // How it is told.
    case named, plain, mass, toldOnce, toldTwice, toldOften
    case qualifying, passive, headline, followed, sharing, sameSentence
}
