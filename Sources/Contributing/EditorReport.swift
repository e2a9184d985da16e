internal import Diagnostics
package import Linking
package import Localisation
internal import Records

/// What an editor has to know: coverage, gaps, stale notes, missing translations, notes without results.
package struct EditorReport: Sendable {
    /// One thing to attend to.
    package struct Item: Sendable {
        package let kind: Kind
        package let id: String
        package let detail: String
    }

    package enum Kind: String, CaseIterable, Sendable {
        case gap, stale
        case missingTranslation = "missing-translation"
        case staleTranslation = "stale-translation"
        case withoutResults = "without-results"
        case draft

        package var title: LocalizedText {
            switch self {
            case .gap: .init(ar: "أسئلة بلا جواب", fr: "Questions sans réponse", en: "Gaps")
            case .stale: .init(ar: "بطاقات قديمة المراجعة", fr: "Fiches à relire", en: "Stale notes")
            case .missingTranslation: .init(ar: "ترجمات ناقصة", fr: "Traductions manquantes", en: "Missing translations")
            case .staleTranslation: .init(ar: "ترجمات تغيّر أصلها", fr: "Traductions périmées", en: "Stale translations")
            case .withoutResults:
                .init(ar: "ممارسات بلا نتائج مرقمة", fr: "Pratiques sans résultats chiffrés", en: "Practices without figures")
            case .draft: .init(ar: "مسودات", fr: "Brouillons", en: "Drafts")
            }
        }
    }

    package let practiceCount: Int
    package let topicCount: Int
    package let completeTopicCount: Int
    package let items: [Item]

    /// - Parameter today: the day against which a review is stale.
    package init(_ graph: SiteGraph, today: PartialDate) {
        let catalogue = graph.catalogue
        practiceCount = catalogue.practices.all.count
        topicCount = catalogue.topics.all.count
        completeTopicCount = graph.coverage.completeTopics.count
        var items = graph.coverage.gaps.map { Item(kind: .gap, id: $0.topic.text, detail: $0.country.text) }
        for practice in catalogue.practices.all {
            let id = practice.entry.id
            if practice.reviewed.months(to: today) > catalogue.settings.staleMonths {
                items.append(Item(kind: .stale, id: id, detail: practice.reviewed.iso))
            }
            for language in catalogue.settings.languages where !practice.isWritten(in: language) {
                items.append(Item(kind: .missingTranslation, id: id, detail: language.rawValue))
            }
            items += practice.entry.staleTranslations.map { Item(kind: .staleTranslation, id: id, detail: $0.rawValue) }
            if practice.figures.isEmpty { items.append(Item(kind: .withoutResults, id: id, detail: "")) }
            if practice.entry.isDraft { items.append(Item(kind: .draft, id: id, detail: "")) }
        }
        self.items = items
    }

    package func text(in language: Language) -> String {
        let head =
            switch language {
            case .ar: "الممارسات: \(practiceCount) · الأسئلة: \(topicCount) · أجابت عنها البلدان كلها: \(completeTopicCount)"
            case .fr: "Pratiques : \(practiceCount) · questions : \(topicCount) · complètes : \(completeTopicCount)"
            case .en: "Practices: \(practiceCount) · topics: \(topicCount) · answered by all countries: \(completeTopicCount)"
            }
        let parts = Kind.allCases.compactMap { kind -> String? in
            let members = items.filter { $0.kind == kind }
            guard !members.isEmpty else { return nil }
            return "\(kind.title[language]) (\(members.count))\n"
                + members.map { "  \($0.id)\($0.detail.isEmpty ? "" : " · " + $0.detail)" }.joined(separator: "\n")
        }
        return ([head] + parts).joined(separator: "\n\n")
    }

    package var csv: String {
        "kind,id,detail\n" + items.map { "\($0.kind.rawValue),\($0.id),\($0.detail)" }.joined(separator: "\n") + "\n"
    }

    package var json: String {
        let list = items.map {
            "{\"kind\":\(JSONText.quoted($0.kind.rawValue)),\"id\":\(JSONText.quoted($0.id)),\"detail\":\(JSONText.quoted($0.detail))}"
        }
        return "{\"practices\":\(practiceCount),\"topics\":\(topicCount),\"complete_topics\":\(completeTopicCount),\"items\":[\n"
            + list.joined(separator: ",\n")
            + "\n]}"
    }
}
