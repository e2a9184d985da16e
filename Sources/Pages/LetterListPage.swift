internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// All entries except sources by first letter: what a reader without scripts has in place of the search.
struct LetterListPage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    /// The collections that the list leaves out: sources have an index by country.
    private static func isListed(_ key: RecordKey) -> Bool { key.collection != .sources }

    /// The number of entries, from which the number of parts follows.
    static func length(in graph: SiteGraph) -> Int { graph.catalogue.everything.count { isListed($0.key) } }

    var view: View {
        var view = context.head(titleKey: "letters_page", descriptionKey: "letters_intro")
        var letters: [(letter: String, items: [View])] = []
        for entry in context.pageSlice(sorted) {
            let item = item(entry.key)
            if letters.last?.letter == entry.letter {
                letters[letters.count - 1].items.append(item)
            } else {
                letters.append((entry.letter, [item]))
            }
        }
        view["letters"] = .list(
            letters.map {
                [
                    "letter": .text($0.letter), "letter_id": .text("letter-" + $0.letter), "count": .number($0.items.count),
                    "items": .list($0.items),
                ]
            })
        return view
    }

    /// An entry of the list with the letter under which it stands.
    struct Entry: Sendable {
        let key: RecordKey
        let letter: String
    }

    /// Sorted once for all parts of the page.
    private var sorted: [Entry] {
        context.composer.letterList.value(for: context.language) {
            context.catalogue.everything.filter { Self.isListed($0.key) }
                .map { record -> (sortKey: CollationKey, entry: Entry) in
                    let name = name(of: record).text
                    return (CollationKey(name), Entry(key: record.key, letter: CollationKey.initial(of: name)))
                }
                .sorted { ($0.sortKey, $0.entry.key.path) < ($1.sortKey, $1.entry.key.path) }.map(\.entry)
        }
    }

    /// Questions stand under their short name: most full ones begin with the same word.
    private func name(of record: any Record) -> LanguageTaggedString {
        if let topic = record as? Topic { topic.short(in: context.language) } else { record.title(in: context.language) }
    }

    private func item(_ key: RecordKey) -> View {
        guard let record = context.catalogue.find(key) else { return [:] }
        // A country's name is its label already.
        let country = record is Country ? nil : context.country(of: record)
        return [
            "label": .html(context.link(key, name(of: record))),
            "kind": .html(context.string("kind_\(CollectionPage.key(key.collection))")),
            "country": .optional(country.map { context.words(context.catalogue.countries[$0].name) }),
        ]
    }
}
