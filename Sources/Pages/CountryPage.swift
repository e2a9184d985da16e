internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The page of a country: committee, law and key figures, its answers and gaps, a timeline of its laws, its profile.
struct CountryPage {
    private let context: PageContext
    private let country: Country

    init(_ context: PageContext, _ country: Country) {
        self.context = context
        self.country = country
    }

    var view: View {
        var view = context.head(country, trail: [context.homeTrail], showsBody: false)
        view["profile"] = .list(context.part == 1 ? profile : [])
        view["official_name"] = .html(context.words(country.officialName))
        view["country_code"] = .text(country.metadata.id)
        view["committee"] = .html(context.link(context.catalogue.institutions[country.committee]))
        view["founding"] = .list(country.foundingInstruments.map { ["label": .html(context.link(context.catalogue.instruments[$0]))] })
        view["figures"] = .list(country.keyFigures.compactMap(figure))
        view["has_figures"] = .flag(!country.keyFigures.isEmpty)
        view["help_here"] = .html(context.url(.help, fragment: "help-" + country.metadata.id))
        view["has_helplines"] = .flag(!country.helplines.isEmpty)
        view["themes"] = .list(context.graph.themes.compactMap(theme))
        let all = context.catalogue.instruments.all.filter { $0.country == country.id }
        view["timeline"] = .optional(context.part == 1 ? InstrumentTimeline(context, all, months: country.months).view : nil)
        let instruments = context.pageSlice(all.sortedByName(in: context.language))
        view["has_instruments"] = .flag(!instruments.isEmpty)
        view["instruments"] = .list(instruments.map { ["label": .html(context.link($0)), "detail": .html(context.words($0.kind.label))] })
        let institutions = context.pageSlice(
            context.catalogue.institutions.all.filter { $0.country == country.id }.sortedByName(in: context.language))
        view["has_institutions"] = .flag(!institutions.isEmpty)
        view["has_reference"] = .flag(!instruments.isEmpty || !institutions.isEmpty)
        view["institutions"] = .list(
            institutions.map {
                ["label": .html(context.link($0.key, $0.title(in: context.language))), "detail": .html(context.words($0.kind.label))]
            })
        return view
    }

    /// The text of the profile, section by section: the first one is open.
    private var profile: [View] {
        let (document, language) = country.metadata.body[context.language]
        let renderer = context.renderer(for: country.metadata, in: language)
        let opened = document.sections.firstIndex { !$0.title.isEmpty }
        return document.sections.enumerated().map { index, section in
            [
                "heading": section.title.isEmpty ? .empty : .html(context.words(LanguageTaggedString(section.title, language))),
                "section_id": .text(section.id), "is_open": .flag(index == opened),
                "html": .html(context.boxed(renderer.html(document.nodes[section.range]), in: language)),
            ]
        }
    }

    /// The latest value of an indicator for the country, with its source; nil where it has none.
    private func figure(_ id: ID<Indicator>) -> View? {
        let indicator = context.catalogue.indicators[id]
        guard let value = indicator.series.first(where: { $0.country == country.id })?.values.last else { return nil }
        let source = context.catalogue.bibliography(of: indicator.key)[value.source]
        return [
            "value": .html(context.number(value.value)), "year": .text(String(value.year)),
            "indicator": .html(context.link(indicator)),
            "publisher": .optional(source.map { context.isolatedAuto($0.publisher) }),
        ]
    }

    /// Nil if a further part has nothing left on a theme. The first part lists all themes, since other pages link to them there.
    private func theme(_ theme: Theme) -> View? {
        let answers = context.graph.answers(to: theme.id, from: country.id)
        let practices = context.shown(answers.practices, of: context.catalogue.practices)
        let gaps = context.shown(answers.gaps, of: context.catalogue.topics)
        if context.part > 1, practices.isEmpty, gaps.isEmpty { return nil }
        return [
            "theme": .html(context.link(theme)), "id": .text(theme.metadata.id), "color": .text(theme.color.rawValue),
            "cards": .list(practices.map { PracticeCard(context, $0).view }),
            "gaps": .list(
                gaps.map {
                    [
                        "label": .html(context.link($0.key, $0.short(in: context.language))),
                        "write_url": .html(context.contributeURL(country: country.metadata.id, topic: $0.metadata.id)),
                    ]
                }),
            "has_gaps": .flag(!gaps.isEmpty),
        ]
    }
}

extension Array where Element: Record {
    /// Sorts alphabetically by the language's rules, ignoring the article.
    func sortedByName(in language: Language) -> [Element] {
        map { (CollationKey($0.title(in: language).text), $0) }.sorted { ($0.0, $0.1.metadata.id) < ($1.0, $1.1.metadata.id) }.map(\.1)
    }
}
