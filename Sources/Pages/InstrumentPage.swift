internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// An instrument: its official titles, its life, the practices that rest on it.
struct InstrumentPage {
    private let context: PageContext
    private let instrument: Instrument

    init(_ context: PageContext, _ instrument: Instrument) {
        self.context = context
        self.instrument = instrument
    }

    var view: View {
        var view = context.head(
            instrument, trail: context.indexTrail(.instruments))
        let months = context.months(of: instrument)
        let amended = context.catalogue.instruments.all.filter { $0.amends.contains(instrument.id) }
        view["facts"] = .list(
            [
                RecordPageParts.names(instrument.title, context),
                RecordPageParts.fact("kind", context.words(instrument.kind.label), context),
                RecordPageParts.fact("country", instrument.country.map { context.link(context.catalogue.countries[$0]) }, context),
                RecordPageParts.fact("adopted", instrument.adopted.map { context.date($0, months: months) }, context),
                RecordPageParts.fact("period", instrument.period.map { context.own($0) }, context),
                RecordPageParts.fact("in_force", instrument.inForce.map { context.words($0.label) }, context),
                RecordPageParts.fact("repealed_by", instrument.repealedBy.map { context.link(context.catalogue.instruments[$0]) }, context),
                RecordPageParts.fact("amends", links(instrument.amends.map { context.catalogue.instruments[$0] }), context),
                RecordPageParts.fact("amended_by", links(amended), context),
            ].compactMap { $0 })
        view["texts"] = .list(texts)
        view["has_texts"] = .flag(!texts.isEmpty)
        let articles = instrument.metadata.body[context.language].value.articles
        let language = instrument.metadata.body[context.language].language
        view["articles"] = .list(
            articles.map { ["article_id": .text($0.id), "article": .html(context.words(LanguageTaggedString($0.title, language)))] })
        view["has_articles"] = .flag(articles.count > 1)
        return view.merging(RecordPageParts.naming(instrument.key, context))
    }

    /// Where the text itself is to be read; the language is that of the source with the same address.
    private var texts: [View] {
        let published = instrument.texts.map { text in
            [
                "text_link": .html(RecordPageParts.outside(text.url)), "text_language": .optional(name(of: text.language)),
                "publisher": .html(context.isolatedAuto(text.publisher)), "is_official": .flag(text.isOfficial),
            ] as View
        }
        if !published.isEmpty { return published }
        return [context.catalogue.address(of: instrument)].compactMap { $0 }.map { url in
            let source = context.catalogue.bibliography(of: instrument.key).sources.first { $0.url == url }
            return [
                "text_link": .html(RecordPageParts.outside(url)), "text_language": .optional(source?.language.flatMap(name)),
                "publisher": .optional(source.map { context.isolatedAuto($0.publisher) }), "is_official": .flag(false),
            ]
        }
    }

    private func name(of language: String) -> HTML? {
        Language(rawValue: language).map { context.words(LanguageTaggedString($0.nativeName, $0)) }
    }

    private func links(_ instruments: [Instrument]) -> HTML? {
        instruments.isEmpty ? nil : context.list(instruments.map { context.link($0) })
    }
}
