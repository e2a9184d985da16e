internal import Linking
internal import Localization
internal import Records

/// The forms of each concept in the languages of the index, from the glossary and the site's names. They connect "ضحايا", "victimes" and "victims".
struct SynonymGroups {
    /// The forms of each concept and language, each as the keys of its words.
    private(set) var all: [[[[String]]]] = []
    private static let longest = 5
    private let languages: [Language]

    init(_ graph: SiteGraph) {
        let catalogue = graph.catalogue
        languages = catalogue.settings.knownLanguages.all
        for term in catalogue.terms.all {
            add(
                zip(languages, forms(of: term.name)).map { language, names in
                    names + term.synonyms[language] + (language == .ar ? term.plurals : []) + term.wordings.compactMap { $0[language] }
                })
        }
        for country in catalogue.countries.all { add(forms(of: country.name)) }
        for theme in catalogue.themes.all {
            add(languages.map { theme.text.written(in: $0).map { [$0.name] } ?? [] })
        }
        for institution in catalogue.institutions.all {
            let (name, short) = (forms(of: institution.name), institution.shortName.map(forms))
            add(zip(name, short ?? languages.map { _ in [] }).map { $0 + $1 })
        }
        for group in TargetGroup.allCases { add(forms(of: group.label)) }
    }

    /// For each key, the concepts with a form that begins with it.
    func beginning(_ keys: SequenceInterner<UInt16>) -> [Int: [Int]] {
        var beginning: [Int: [Int]] = [:]
        for (number, concept) in all.enumerated() {
            for form in concept.joined() {
                guard let key = keys.find(Array(form[0].utf16)), beginning[key]?.last != number else { continue }
                beginning[key, default: []].append(number)
            }
        }
        return beginning
    }

    private func forms(of text: LocalizedText) -> [[String]] {
        languages.map { text.written(in: $0).map { [$0] } ?? [] }
    }

    private mutating func add(_ forms: [[String]]) {
        let keyed = forms.map { texts in
            var seen: [[String]] = []
            for text in texts {
                let keys = SearchNormalizer.words(of: text).map { $0[0] }
                if !keys.isEmpty, keys.count <= Self.longest, !seen.contains(keys) { seen.append(keys) }
            }
            return seen
        }
        guard keyed.joined().count > 1 else { return }
        all.append(keyed)
    }
}
