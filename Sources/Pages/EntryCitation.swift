internal import Linking
package import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// What a citation of an entry says: the site, the title, the country, whether the entry is a draft, the date of its review.
package struct EntryCitation: Sendable {
    package let site: String
    package let title: String
    /// Nil where the entry belongs to no single country.
    package let country: String?
    /// Nil where the entry was validated, or has no practice that could be.
    package let draft: String?
    /// The last review of the practice, or of those that answer the topic; nil for all others.
    package let date: PartialDate?
    /// The entry's key for reference managers.
    package let key: String
    package let summary: String
    private let language: Language
    private let months: MonthNames

    init(_ context: PageContext, _ record: some Record) {
        language = context.language
        site = context.settings.title[language]
        title = record.title(in: language).text
        let practices = Self.practices(record, context)
        date = practices.map(\.reviewed).max()
        draft = practices.contains { $0.validation == nil } ? context.strings["cite_draft"] : nil
        let country = (record as? Practice).map { context.catalogue.countries[$0.country] }
        self.country = country?.name[language]
        months = country?.months ?? .panArab
        let suffix = language == record.metadata.body.original ? "" : "-" + language.rawValue
        key = ((record as? Practice)?.anchor ?? "topic-" + record.metadata.id) + suffix
        summary = record.summary(in: language)?.text ?? (record as? Topic)?.answer(in: language)?.value.plain ?? ""
    }

    private static func practices(_ record: some Record, _ context: PageContext) -> [Practice] {
        if let practice = record as? Practice { return [practice] }
        guard let topic = record as? Topic else { return [] }
        return context.graph.countries.flatMap { context.graph.answers(to: topic.id, from: $0.id) }
    }

    /// The citation as a sentence, with the address where the site has one.
    func text(address: String?) -> String {
        let quotes = language.traits.quotes
        let quoted = quotes.opening + title + quotes.closing
        let parts = [site, quoted, country, draft, date?.text(in: language, months: months), address]
        return parts.compactMap { $0 }.joined(separator: language.listSeparator) + "."
    }
}

extension PageContext {
    /// What the tools of an entry's page need: the citation and the entry's name in a dossier.
    func tools(of record: some Record) -> View {
        let address = composer.address?.url(composer.plan.path(of: .record(record.key), in: language))
        // The form has no text of a source whose address must not be published.
        let isHidden = (record as? Source)?.hidesAddress ?? false
        return [
            "edit_entry_url": isHidden ? .empty : .html(contributeURL("edit", record.key)),
            "error_url": .html(contributeURL("report", record.key)),
            "cite_text": .html(own(EntryCitation(self, record).text(address: address))),
            "dossier_url": .html(url(.dossier)), "has_citation_files": .flag(false), "citation_files": .list([]),
            // A practice has a slash in its id, a topic none.
            "dossier_key": record is Practice || composer.plan.briefs.contains(record.key) ? .text(record.metadata.id) : .empty,
        ]
    }
}
