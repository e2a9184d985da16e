internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The page of a source: its reference in every language, its archived copies, and the entries that cite it, with the sentences.
struct SourcePage {
    private let context: PageContext
    private let source: Source

    init(_ context: PageContext, _ source: Source) {
        self.context = context
        self.source = source
    }

    /// The maximum number of sentences shown per entry.
    private static let mostSentences = 5

    var view: View {
        var view = context.head(
            source, trail: context.indexTrail(.sources))
        let title = source.title(in: context.language)
        view["title"] = .html(context.words(source.isTitleKnown ? title : LanguageTaggedString("[\(title.text)]", title.language)))
        view["facts"] = .list(facts.compactMap { $0 })
        view["has_facts"] = .flag(true)
        view["references"] = .list(
            context.settings.languages.map { language in
                [
                    "lang": .text(language.rawValue), "dir": .text(language.direction.rawValue),
                    "reference": .html(reference(in: language)),
                ]
            })
        let citing = context.pageSlice(context.graph.citing[source.id] ?? []).compactMap { context.catalogue.find($0) }
        view["citing"] = .list(
            citing.map { record in
                [
                    "label": .html(context.link(record.key, record.title(in: context.language))),
                    "sentences": .list(sentences(of: record).map { ["sentence": .html(context.words($0))] }),
                ]
            })
        return view
    }

    /// The reference as plain text, to be copied; its parts may run in different directions.
    private func reference(in language: Language) -> HTML {
        let title = source.title(in: language).text
        let parts = [
            source.publisher, source.isTitleKnown ? "«\(title)»" : "[\(title)]", source.edition,
            source.date?.text(in: language, months: .panArab),
        ]
        var out = HTMLWriter()
        for (index, part) in parts.compactMap({ $0 }).enumerated() {
            if index > 0 { out.text(language.listSeparator) }
            out.open("bdi", ("dir", LanguageDetector.localized(part).language.direction.rawValue))
            out.text(part)
            out.raw("</bdi>")
        }
        out.text(". ")
        if let place = source.doi.map({ "https://doi.org/" + $0 }) ?? address {
            out.raw("<bdi dir=\"ltr\">")
            out.text(place)
            out.raw("</bdi>")
        }
        return out.html
    }

    private var address: String? { context.catalogue.address(of: source) }

    /// The attributes of Robust Links for the link to the source itself.
    private var versions: [(StaticString, String)] {
        guard let copy = source.shownCopy else { return [] }
        return [("data-versionurl", copy.url), ("data-versiondate", copy.date.iso)]
    }

    private var facts: [View?] {
        func fact(_ key: String, _ value: HTML?) -> View? { RecordPageParts.fact(key, value, context) }
        return [
            fact("publisher", publisher),
            fact("date", source.date.map { context.date($0) } ?? context.string("undated")),
            fact("edition", source.edition.map { context.own($0) }),
            fact("edition_of", source.editionOf.map { context.link(context.catalogue.sources[$0]) }),
            fact("kind", context.words(source.kind.label)),
            fact("countries", countries),
            fact("confidence", context.words(source.confidence.label)),
            fact("dead", source.dead.map { context.date($0) }),
            fact("archived", copies),
            fact("address", address.map { RecordPageParts.outside($0, attributes: versions) }),
            fact("doi", source.doi.map { RecordPageParts.outside("https://doi.org/" + $0, words: context.own($0)) }),
            fact("eli", source.eli.map { context.own($0) }), fact("isbn", source.isbn.map { context.own($0) }),
            fact("accessed", source.accessed.map { context.date($0) }),
        ]
    }

    private var publisher: HTML {
        if let institution = source.institution { return context.link(institution.key, LanguageDetector.localized(source.publisher)) }
        return context.words(LanguageDetector.localized(source.publisher))
    }

    private var countries: HTML? {
        source.countries.isEmpty ? nil : context.list(source.countries.map { context.link(context.catalogue.countries[$0]) })
    }

    private var copies: HTML? {
        // The address of a copy contains that of the source.
        if source.archived.isEmpty || source.hidesAddress { return nil }
        return context.list(
            source.archived.map { copy in
                var attributes: [(StaticString, String)] = [("data-versiondate", copy.date.iso)]
                if let address { attributes.insert(("data-originalurl", address), at: 0) }
                return RecordPageParts.outside(copy.url, words: context.date(copy.date), attributes: attributes)
            })
    }

    /// The sentences of an entry that cite the source, in the language in which the page shows the entry.
    private func sentences(of record: any Record) -> [LanguageTaggedString] {
        let cited = context.catalogue.bibliography(of: record.key).sources.filter { $0.source?.id == source.id }
        let keys = Set(cited.map(\.key))
        let lines = context.composer.citedSentences.value(for: record.key) { CitingSentences(record, in: context.language) }
        var found: [LanguageTaggedString] = []
        for line in lines.all where !keys.isDisjoint(with: line.keys) && !found.contains(line.text) {
            found.append(line.text)
            if found.count == Self.mostSentences { break }
        }
        return found
    }
}

/// The sentences of an entry that cite sources, as the pages of a language show the entry.
struct CitingSentences: Sendable {
    let all: [(text: LanguageTaggedString, keys: [String])]

    init(_ record: any Record, in language: Language) {
        var all: [(text: LanguageTaggedString, keys: [String])] = []
        func add(_ sentences: [CitedSentences.Sentence], _ language: Language) {
            all += sentences.map { (LanguageTaggedString($0.text, language), $0.keys) }
        }
        if let practice = record as? Practice {
            let (text, written) = practice.text[language]
            let (steps, results) = (practice.steps(in: language), practice.results(in: language))
            let caution = practice.caution(in: language)
            let front: [(CitedText?, Language)] =
                [(text.sinceNote, written)] + steps.value.map { ($0.text, steps.language) }
                + results.value.map { ($0.note, results.language) }
                + [(caution?.value, caution?.language ?? written), (text.costNote, written)]
            for (text, language) in front { if let text { add(CitedSentences.of(text), language) } }
        }
        let body = record.metadata.body[language]
        add(CitedSentences.of(body.value), body.language)
        self.all = all
    }
}
