import ArgumentParser

/// The program `winnow`.
@main
struct Winnow: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Turns scraped Chinese pages into tables of projects, investments, partners, events.")
}
