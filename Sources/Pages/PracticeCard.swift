internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// A practice in a list.
struct PracticeCard {
    private let context: PageContext
    private let practice: Practice

    init(_ context: PageContext, _ practice: Practice) {
        self.context = context
        self.practice = practice
    }

    var view: View {
        var card = context.composer.cards.value(for: practice.id) { words }
        card["url"] = .html(context.url(practice.key))
        return card
    }

    /// Everything except the address, which depends on the page.
    private var words: View {
        let country = context.catalogue.countries[practice.country]
        let topic = context.catalogue.topics[practice.topic]
        let evidence = context.catalogue.evidence(of: practice).level
        return [
            "url": .empty,
            "card_title": .html(context.words(practice.title(in: context.language))),
            "card_summary": .optional(practice.summary(in: context.language).map { context.words($0) }),
            "card_country": .html(context.words(country.name)),
            "card_country_code": .text(practice.country.text),
            "card_topic": .html(context.words(topic.short(in: context.language))),
            "card_color": .text(context.catalogue.themes[topic.theme].color.rawValue),
            "card_since": .html(context.date(practice.since, months: country.months)),
            "card_status": .html(context.words(practice.status.label)),
            "card_evidence": .html(context.words(evidence.label)),
            "card_level": .number(evidence.level),
            "reasons": .list([]),
        ]
    }
}
